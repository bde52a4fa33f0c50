// For a machine of a few cores with an SSD that also runs Temporal, worker and API.
const always = [
  'listen_addresses=127.0.0.1',
  // No socket files, so that no path can be too long or closed to PostgreSQL's user.
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=256MB',
  'random_page_cost=1.1',
  'max_wal_size=2GB',
  'checkpoint_timeout=15min',
  'timezone=UTC',
  // Compiling queries never pays for our short ones.
  'jit=off',
]

// What tests and measurements of other things can do without: nothing of theirs must survive the machine.
const fastOnly = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
]

/** Settings of the embedded server. What is committed survives a crash of the machine, unless `fast`. */
export function postgresSettings(fast: boolean): string[] {
  return fast ? [...always, ...fastOnly] : always
}
