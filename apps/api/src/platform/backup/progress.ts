/** What a long backup or restore tells while it works. */
export interface Progress {
  bytes(count: number): void;
  table(done: number, of: number, rows: number): void;
  file(done: number): void;
  say(zh: string, en: string): void;
}

const EVERY_MS = 2000;
const mega = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** A line every two seconds and at what matters; short work stays quiet. */
export function linesOfProgress(print: (line: string) => void): Progress {
  let [bytes, rows, files] = [0, 0, 0];
  let tables = '';
  let next = Date.now() + EVERY_MS;
  const tell = (): void => {
    if (Date.now() < next) return;
    next = Date.now() + EVERY_MS;
    print(`  ${tables} · ${rows.toLocaleString('zh-CN')} 行 rows · ${files} 个文件 files · ${mega(bytes)}`);
  };
  return {
    bytes(count) {
      bytes += count;
      tell();
    },
    table(done, of, more) {
      tables = `${done}/${of} 张表 tables`;
      rows += more;
      tell();
    },
    file(done) {
      files = done;
      tell();
    },
    say: (zh, en) => print(`${zh} ${en}`),
  };
}

export const silent: Progress = {
  bytes: () => undefined,
  table: () => undefined,
  file: () => undefined,
  say: () => undefined,
};
