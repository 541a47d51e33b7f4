/** For the entry points, and the log's own list for export. */
export { auditList } from './audit/audit.resolver.ts';
export { AuditFilter } from './audit/audit.type.ts';
export { insightModule } from './insight.module.ts';
