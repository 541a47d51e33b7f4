import type { Manifest } from './archive.ts';

/** What lies in a backup, in a few lines; the keys one needs to read what is sealed in it, by their fingerprints. */
export function summaryOf({ takenAt, tables, files, keys, migrations }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0).toLocaleString('zh-CN');
  return [
    `  时间 taken at  ${takenAt}`,
    `  ${tables.length} 张表 tables，${rows} 行 rows，版本 version ${migrations.at(-1) ?? ''}`,
    files.elsewhere
      ? '  上传的文件在对象存储里，不在备份中，请另行备份。Uploaded files lie in the object store: back it up on its own.'
      : `  ${files.count} 个文件 files（${(files.bytes / 1024 / 1024).toFixed(1)} MB）`,
    ...files.missing.map((path) => `  已不在 gone meanwhile: ${path}`),
    ...Object.entries(keys).map(([name, value]) =>
      name === 'DATA_KEY_SEALS'
        ? `  用来加密的数据密钥 data key that seals: ${value}`
        : `  ${name} 指纹 fingerprint ${value}`,
    ),
  ].join('\n');
}
