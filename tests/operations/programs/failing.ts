// Stands in for a part that cannot start.
console.error('this part has no heart')
process.exitCode = 7
