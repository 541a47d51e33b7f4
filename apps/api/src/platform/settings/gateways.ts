import type { Problem } from './problem.ts';

interface Gateways {
  readonly SMS_GATEWAY?: string | undefined;
  readonly SMS_URL?: string | undefined;
  readonly S3_BUCKET?: string | undefined;
  readonly S3_ENDPOINT?: string | undefined;
  readonly S3_ACCESS_KEY?: string | undefined;
  readonly S3_SECRET_KEY?: string | undefined;
  readonly METRICS_PORT?: number | undefined;
  readonly METRICS_HOST: string;
  readonly METRICS_TOKEN?: string | undefined;
}

/** What speaks to the outside needs its address, its keys or its token. */
export function gatewayProblems({ SMS_GATEWAY, SMS_URL, S3_BUCKET, ...env }: Gateways): Problem[] {
  const problems: Problem[] = [];
  if (SMS_GATEWAY === 'http' && !SMS_URL)
    problems.push({ name: 'SMS_URL', zh: '请写短信网关的地址。', en: 'Give the address of the text message gateway.' });
  if (S3_BUCKET && !(env.S3_ENDPOINT && env.S3_ACCESS_KEY && env.S3_SECRET_KEY))
    problems.push({
      name: 'S3_BUCKET',
      zh: '还需要 S3_ENDPOINT、S3_ACCESS_KEY 和 S3_SECRET_KEY_FILE。',
      en: 'S3_ENDPOINT, S3_ACCESS_KEY and S3_SECRET_KEY_FILE are needed too.',
    });
  if (env.METRICS_PORT !== undefined && !/^(127\.|::1$|localhost$)/.test(env.METRICS_HOST) && !env.METRICS_TOKEN)
    problems.push({
      name: 'METRICS_TOKEN',
      zh: '指标端口对网络开放时要有口令：METRICS_TOKEN_FILE；或让它只在本机：METRICS_HOST=127.0.0.1。',
      en: 'Metrics open to the network need a token: METRICS_TOKEN_FILE; or keep them local: METRICS_HOST=127.0.0.1.',
    });
  return problems;
}
