import { totalmem } from 'node:os';

const mega = 1024 * 1024;
const within = (least: number, value: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, value)));

/** Server settings by the memory this process may use: the stock ones cost 20–45 % of write throughput. */
export function settingsFor(durable: boolean, memory = availableMemory()): Readonly<Record<string, string>> {
  const mb = memory / mega;
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: `${within(64, mb / 8, 1024)}MB`,
    effective_cache_size: `${within(256, mb / 2, 16_384)}MB`,
    work_mem: `${within(4, mb / 512, 32)}MB`,
    maintenance_work_mem: `${within(32, mb / 32, 256)}MB`,
    max_wal_size: `${within(512, mb / 3, 8192)}MB`,
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    // Statements may carry personal data: never logged, whatever goes wrong.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
    ...(durable
      ? {}
      : {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          wal_level: 'minimal',
          max_wal_senders: '0',
          autovacuum: 'off',
          // Every test file opens a dozen connections: its passwords guard nothing.
          scram_iterations: '1',
          // Such data lies in memory: it takes no more of it than it needs.
          shared_buffers: `${within(64, mb / 16, 256)}MB`,
          max_wal_size: '1GB',
        }),
  };
}

/** A container's limit counts, not the machine behind it. */
function availableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}
