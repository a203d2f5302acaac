/**
 * Settings of the embedded PostgreSQL, for a machine of 2 cores and 4 GB or more. Given on the command line, so that no file in the data
 * folder can change them.
 */
export const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  shared_preload_libraries: '',
  max_connections: '200',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off', // compiles for longer than our statements run
  max_parallel_workers_per_gather: '0', // the cores are busy with other requests
  synchronous_commit: 'on', // the audit trail is durable before an answer leaves
  wal_level: 'minimal', // no replicas here, so COPY into a new table need not be logged
  max_wal_senders: '0',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // No statement, parameter or row value in the log: they may name a child.
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}

/** For tests: quick, and worthless after a crash. */
export const FAST_AND_FORGETFUL: Readonly<Record<string, string>> = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  shared_buffers: '128MB',
}
