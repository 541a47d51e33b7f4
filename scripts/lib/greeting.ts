import { demoAccounts, demoPassword } from '../../apps/api/src/main/demo/demo-accounts.ts';

/** What a person reads when everything runs: where to go, and as whom. */
export function greeting(volunteers: string, admin: string): string {
  const lines = demoAccounts.map(
    ({ phone, name, who, app }) => `    ${phone}   ${app === 'admin' ? '管理端' : '志愿者端'}   ${name}，${who}`,
  );
  return `
  巾帼志愿 · Jinguo

  志愿者端 volunteers   ${volunteers}
  管理端   admin        ${admin}

  演示账号 demo accounts · 密码 password: ${demoPassword}
${lines.join('\n')}

  管理端第二步验证码 second factor:  npm run demo:otp
  按 Ctrl-C 停止 · Ctrl-C stops everything
`;
}

/** The same for real people: no account, no password, no code. */
export const productionGreeting = (volunteers: string, admin: string): string => `
  巾帼志愿 · Jinguo · 正式运行 production

  志愿者端 volunteers   ${volunteers}
  管理端   admin        ${admin}

  运维说明 docs/operator.zh-CN.md · for operators docs/operator.md
${process.env['BACKUP_KEY_FILE'] ? '' : noBackups}`;

const noBackups = `
  ⚠ 没有设 BACKUP_KEY_FILE，不能备份。请按运维说明第 2 节生成密钥。
  ⚠ BACKUP_KEY_FILE is not set: no backup can be made. Make its key as section 2 for operators says.
`;
