import { z } from 'zod';
import { isRefusal, type Refusal } from '../../../platform/refusal.ts';
import { anonymousUseCase } from '../../../platform/use-case.ts';
import { tokenText } from '../first/first-token.ts';
import { secondFactorUri } from '../session/second-factor.ts';
import { openLink } from './restoration-token.ts';

export interface RestorationSecrets {
  readonly phoneMasked: string;
  /** Null for an account without duties: it needs no second factor. */
  readonly secret: string | null;
  readonly otpUri: string | null;
}

/** What the page behind her link needs to begin. */
export const beginRestoration = anonymousUseCase({
  name: 'people.begin-restoration',
  label: '打开账号找回链接',
  input: z.object({ token: tokenText }),
  rate: { points: 20, seconds: 60, shared: true },
  async run(tx, { token }): Promise<RestorationSecrets | Refusal> {
    const link = await openLink(tx, token);
    if (isRefusal(link)) return link;
    tx.about({
      entityType: 'AccountRestoration',
      entityId: link.id,
      unitId: link.unit_id,
      countyCode: link.county_code,
    });
    const secret = link.totp_cipher ? tx.services.cipher.open(link.totp_cipher) : null;
    return { phoneMasked: link.phone_masked, secret, otpUri: secret && secondFactorUri(secret, link.phone_masked) };
  },
});
