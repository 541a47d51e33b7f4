/** A clear word instead of a syntax error deep in a library. */
export function checkNode(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return;
  console.error(
    `需要 Node.js 24 或更高版本（当前 ${process.versions.node}）。请用 npm 脚本启动：npm start / Node 24+ is needed; use the npm scripts.`,
  );
  process.exit(1);
}
