/** What the machine says when it refuses, in plain words; the code stays for who wants to look it up. */
const words: Readonly<Record<string, string>> = {
  EACCES: '没有权限。No permission.',
  EPERM: '没有权限。No permission.',
  EROFS: '这个位置是只读的。The place is read-only.',
  ENOSPC: '磁盘满了。The disk is full.',
  EDQUOT: '磁盘配额用完了。The disk quota is used up.',
  ENOENT: '没有这个文件或目录。There is no such file or folder.',
  ENOTDIR: '这不是目录。This is not a folder.',
  EISDIR: '这是目录，不是文件。This is a folder, not a file.',
  EEXIST: '已经存在。It exists already.',
  EBUSY: '正在被使用（挂载点？）。It is in use (a mount point?).',
  EADDRINUSE: '端口已被占用（PORT、METRICS_PORT）。The port is in use (PORT, METRICS_PORT).',
  EADDRNOTAVAIL: '本机没有这个地址（HOST）。This machine has no such address (HOST).',
  EMFILE: '打开的文件太多（ulimit -n）。Too many open files (ulimit -n).',
};

/** A sentence for a fault of file system or network, naming the place; null for anything else. */
export function systemFault(error: unknown): string | null {
  const {
    code = '',
    path,
    address,
    port,
  } = (error ?? {}) as NodeJS.ErrnoException & { address?: string; port?: number };
  if (!Object.hasOwn(words, code)) return null;
  const place = path ?? (address ? `${address}:${port ?? ''}` : '');
  return `${place ? `${place}: ` : ''}${words[code]}（${code}）`;
}
