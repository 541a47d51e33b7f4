import { on } from '../../../platform/module.ts';
import { type SecretChange, secretsChanged } from '../../people/index.ts';
import { tell } from '../write/tell.ts';

const notYou = '如果不是您本人操作，请马上联系所在妇联，由工作人员协助处理。';
const words: Record<SecretChange, { title: string; body: string }> = {
  PASSWORD: { title: '您的密码已修改', body: `其他设备上的登录已经退出。${notYou}` },
  SECOND_FACTOR: { title: '您的第二步验证已更新', body: `原来的恢复码已作废，其他设备已退出登录。${notYou}` },
  RECOVERY_CODES: { title: '您的恢复码已重新生成', body: `原来的恢复码已作废。${notYou}` },
  RECOVERY_USED: { title: '有人用恢复码登录了您的账号', body: `每个恢复码只能用一次，请留意剩余数量。${notYou}` },
  PIN: { title: '您的 PIN 已设置', body: `多人共用一个手机号时，用它区分是您本人。${notYou}` },
  RESTORED: { title: '您的账号已当面找回', body: `密码和第二步验证已重新设置，此前的登录全部退出。${notYou}` },
};

/** Whoever's keys change hears of it, in case it was not she. */
export const tellOfKeys = on(
  secretsChanged,
  'notification.tell-of-keys',
  async (tx, { accountId, what }, eventId) =>
    void (await tell(tx, eventId, [accountId], { kind: 'KEYS_CHANGED', ...words[what], link: null, sms: true })),
);
