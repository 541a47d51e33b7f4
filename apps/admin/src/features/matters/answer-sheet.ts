const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

/** The answer as a page to print and put into her hands; nothing in it runs, nothing is fetched. */
export const answerSheet = (title: string, lines: readonly string[]): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${safe(title)}</title><style>body{font:16px/1.8 serif;margin:48px}h1{font-size:22px}</style></head>
<body><h1>${safe(title)}</h1>${lines
    .filter((line) => line !== '')
    .map((line) => `<p>${safe(line)}</p>`)
    .join('')}</body></html>`;

/** Hands a page to the browser to be saved, opened and printed. */
export function savePage(name: string, page: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([page], { type: 'text/html;charset=utf-8' }));
  link.download = `${name}.html`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
