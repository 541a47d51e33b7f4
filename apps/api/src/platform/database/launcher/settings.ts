import { totalmem } from 'node:os';

const MB = 1024 * 1024;

/** Settings from the machine's memory: stock ones cost 20–45 % of write throughput (docs/performance.md). */
export function serverSettings(durable: boolean): Record<string, string> {
  const memory = Math.floor(totalmem() / MB);
  const shared = Math.max(128, Math.min(1024, Math.floor(memory / 8)));
  const common = {
    listen_addresses: '127.0.0.1',
    max_connections: '300',
    shared_buffers: `${durable ? shared : Math.min(256, shared)}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(memory / 2))}MB`,
    work_mem: `${Math.max(4, Math.min(32, Math.floor(memory / 512)))}MB`,
    maintenance_work_mem: `${Math.max(64, Math.min(512, Math.floor(memory / 16)))}MB`,
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements may carry personal data: never log them, whatever goes wrong.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
  };
  return durable
    ? { ...common, max_wal_size: '8GB', min_wal_size: '256MB', wal_compression: 'on' }
    : { ...common, fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '2GB', autovacuum: 'off' };
}
