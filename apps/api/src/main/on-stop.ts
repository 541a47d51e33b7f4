/** Drains once on SIGINT, SIGTERM, or when the parent is gone, then exits. */
export function onStop(drain: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    const giveUp = setTimeout(() => process.exit(1), 10_000);
    giveUp.unref();
    drain().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);
}
