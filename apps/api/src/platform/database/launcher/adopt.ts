import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { answers, pidLines, type Server, stopServer } from './server.ts';

/** Takes over the server that a killed parent left running; null when there is none (any more). */
export async function adopt(cluster: Cluster, binaries: Binaries, wantedPort?: number): Promise<Server | null> {
  const patience = Date.now() + 20_000;
  for (;;) {
    const [pid, , , port] = pidLines(cluster);
    if (pid === undefined) return null;
    if (Number(port) > 0 && (await answers(cluster, Number(port)))) {
      if (wantedPort === undefined || wantedPort === Number(port))
        return { port: Number(port), stop: () => stopServer(cluster, binaries) };
      await stopServer(cluster, binaries);
      return null;
    }
    // Not answering: it is starting up, shutting down, or gone without removing its pid file.
    if (!isAlive(Number(pid)) || Date.now() > patience) {
      rmSync(cluster.pidFile, { force: true });
      return null;
    }
    await pause(100);
  }
}

/** A dead child that nobody waits for (common in containers) still has a process id, and counts as gone. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return (
      !stat.slice(stat.lastIndexOf(')')).startsWith(') Z') &&
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
    );
  } catch {
    return process.platform !== 'linux';
  }
}
