import { Agent, request } from 'node:http';

/** A request ready to be sent again and again. */
export interface Call {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends one call and returns the body. Anything but 200 is a fault of the bench. */
export const send = (call: Call): Promise<string> =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        host: '127.0.0.1',
        port: call.port,
        path: call.path,
        method: 'POST',
        headers: {
          ...call.headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(call.body),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${call.path} answered ${response.statusCode}: ${text.slice(0, 400)}`));
        });
        response.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(call.body);
  });

/** A GraphQL call as an app sends it: its cookie, its name, the whole text. */
export const graphqlCall = (
  port: number,
  app: 'admin' | 'volunteer',
  token: string,
  query: string,
  variables: object,
): Call => ({
  port,
  path: '/graphql',
  headers: { 'x-jinguo-app': app, cookie: `jinguo_${app}=${token}` },
  body: JSON.stringify({ query, variables }),
});

/** Data of a GraphQL call; errors are faults of the bench. */
export async function graphql<T>(call: Call): Promise<T> {
  const { data, errors } = JSON.parse(await send(call)) as { data: T; errors?: readonly { message: string }[] };
  if (errors?.length)
    throw new Error(`${call.body.slice(0, 120)} … ${errors.map((error) => error.message).join('; ')}`);
  return data;
}

/** Sends `count` calls with so many at a time. */
export async function sendMany(count: number, atOnce: number, one: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) await one(i);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

export const closeConnections = (): void => agent.destroy();
