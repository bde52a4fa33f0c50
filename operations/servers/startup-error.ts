/** Something that keeps the system from starting; the message is one sentence that says what to do. */
export class StartupError extends Error {}
