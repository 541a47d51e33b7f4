const own =
  /^(PRODUCTION|PORT|HOST|PUBLIC_URL|DATABASE_|DATA_|INDEX_|LEDGER_|CERTIFICATE_|BACKUP_|FILES_DIR|S3_|SMS_|TLS_|METRICS_|TRUSTED_|SECURE_|WEB_ROOT|WORKING_DAYS_)/;

/**
 * The environment without any setting of the platform. A developer's own may stand in hers: a test's platform must write
 * into no database, no folder and no store of hers.
 */
export const outside = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
