import { EventEmitter } from 'node:events';
import pg from 'pg';

/** News between API processes: one LISTEN connection each, NOTIFY in batches, topics inside a process. */
export interface LiveHub {
  publish(...topics: readonly string[]): void;
  subscribe(topic: string, listener: () => void): () => void;
  /** Yields whenever the topic is touched; bursts become one. */
  changes(topic: string, signal: AbortSignal): AsyncGenerator<void>;
  stop(): Promise<void>;
}

const CHANNEL = 'jinguo_live';
const MAX_PAYLOAD = 7000;

/** NOTIFY serializes commits, so it is sent outside the mutation, coalesced for a few milliseconds. */
export async function createLiveHub(connectionString: string, batchMs = 15): Promise<LiveHub> {
  const emitter = new EventEmitter().setMaxListeners(0);
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let client = await listen(connectionString, receive, reconnect);

  function receive(payload: string): void {
    for (const topic of payload.split(' ')) emitter.emit(topic);
  }
  async function reconnect(): Promise<void> {
    while (!stopped) {
      try {
        client = await listen(connectionString, receive, reconnect);
        for (const topic of emitter.eventNames()) emitter.emit(topic); // something may have been missed
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }
  // One batch after the other: a connection carries one statement at a time.
  async function flush(): Promise<void> {
    while (waiting.size > 0) {
      const topics = [...waiting];
      waiting.clear();
      while (topics.length > 0) {
        let payload = topics.pop() ?? '';
        while (topics.length > 0 && payload.length + (topics.at(-1)?.length ?? 0) < MAX_PAYLOAD)
          payload += ` ${topics.pop()}`;
        await client.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch(() => receive(payload));
      }
    }
    timer = null;
  }
  return {
    publish(...topics) {
      if (topics.length === 0 || stopped) return;
      for (const topic of topics) waiting.add(topic);
      timer ??= setTimeout(() => void flush(), batchMs);
    },
    subscribe(topic, listener) {
      emitter.on(topic, listener);
      return () => void emitter.off(topic, listener);
    },
    async *changes(topic, signal) {
      let touched = false;
      let wake: (() => void) | null = null;
      const note = (): void => {
        touched = true;
        wake?.();
      };
      emitter.on(topic, note);
      signal.addEventListener('abort', note, { once: true });
      try {
        while (!signal.aborted) {
          if (!touched)
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          touched = false;
          if (!signal.aborted) yield;
        }
      } finally {
        emitter.off(topic, note);
        signal.removeEventListener('abort', note);
      }
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await client.end().catch(() => undefined);
    },
  };
}

async function listen(
  connectionString: string,
  receive: (payload: string) => void,
  lost: () => Promise<void>,
): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, keepAlive: true, application_name: 'jinguo-live' });
  let open = false;
  client.on('error', () => undefined); // 'end' follows and reconnects
  client.on('notification', (message) => receive(message.payload ?? ''));
  client.on('end', () => {
    if (open) void lost();
  });
  await client.connect();
  await client.query(`listen ${CHANNEL}`);
  open = true;
  return client;
}
