import type { Problem } from './problem.ts';

/** `npm start` gives the worker's figures the port after the API's: none of the three may meet another. */
export const portProblems = ({
  PORT,
  METRICS_PORT = 0,
}: {
  PORT: number;
  METRICS_PORT?: number | undefined;
}): Problem[] =>
  METRICS_PORT > 0 && (METRICS_PORT === PORT || METRICS_PORT + 1 === PORT)
    ? [
        {
          name: 'METRICS_PORT',
          zh: `${METRICS_PORT} 和下一个端口（后台进程用）都不能是 PORT（${PORT}）。`,
          en: `Neither ${METRICS_PORT} nor the port after it, which the worker takes, may be PORT (${PORT}).`,
        },
      ]
    : [];
