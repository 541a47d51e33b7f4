import { z } from 'zod';
import { isRefusal, type Refusal } from '../../../platform/refusal.ts';
import { anonymousUseCase } from '../../../platform/use-case.ts';
import { secondFactorUri } from '../session/second-factor.ts';
import { openToken, tokenText } from './first-token.ts';

export interface FirstSecrets {
  readonly secret: string;
  readonly otpUri: string;
}

/** What the page needs to begin: the authenticator's secret that belongs to this token, and nothing of the platform. */
export const openFirstAdministrator = anonymousUseCase({
  name: 'people.open-first-administrator',
  label: '打开首位管理员链接',
  input: z.object({ token: tokenText }),
  rate: { points: 20, seconds: 60, shared: true },
  async run(tx, { token }): Promise<FirstSecrets | Refusal> {
    const open = await openToken(tx, token);
    if (isRefusal(open)) return open;
    tx.about({ entityType: 'FirstAdministratorToken', entityId: open.id, unitId: null, countyCode: null });
    return { secret: open.secret, otpUri: secondFactorUri(open.secret, '首位管理员') };
  },
});
