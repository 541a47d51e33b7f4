import type { PersonCopy } from './copy-of.ts';

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

const stamp = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const shown = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '—';
  if (value instanceof Date) return stamp.format(value);
  return String(value);
};

/** The copy as a page she can read and print; nothing in it runs, nothing is fetched. */
export function copyPage(copy: PersonCopy, madeAt: Date): string {
  const sections = Object.entries(copy).map(([title, rows]) => {
    const names = Object.keys(rows[0] ?? {});
    const head = names.map((name) => `<th>${safe(name)}</th>`).join('');
    const body = rows
      .map((row) => `<tr>${names.map((name) => `<td>${safe(shown(row[name]))}</td>`).join('')}</tr>`)
      .join('');
    const table =
      rows.length > 0 ? `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>` : '<p>没有记录</p>';
    return `<h2>${safe(title)}</h2>${table}`;
  });
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>我的个人信息</title><style>body{font:15px/1.6 sans-serif;margin:24px;color:#261f21}h1{font-size:22px}h2{margin-top:28px;font-size:17px}
table{border-collapse:collapse;display:block;overflow-x:auto}th,td{padding:4px 10px;border:1px solid #ebe4dd;text-align:left;vertical-align:top}th{background:#faf8f5}</style></head>
<body><h1>我的个人信息</h1><p>巾帼志愿，${safe(shown(madeAt))}。只提供给本人，请妥善保管。</p>${sections.join('')}</body></html>`;
}
