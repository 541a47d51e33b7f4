import { z } from 'zod';
import { useCase } from '../../../platform/use-case.ts';
import { mayEnrol } from './begin-second-factor.ts';
import { enrolSubject, sendToOwnPhone } from './own-phone.ts';
import { factorCode } from './present-factor.ts';

/** To use text messages as second factor: a code goes to her number; the present factor is asked for first. */
export const beginSmsFactor = useCase({
  name: 'people.begin-sms-factor',
  label: '开始设置短信验证',
  input: z.object({ code: factorCode.nullish() }),
  rate: { points: 10, seconds: 600, shared: true },
  atTheDoor: true,
  async run(tx, input) {
    const no = await mayEnrol(tx, input.code ?? null);
    return no ?? sendToOwnPhone(tx, enrolSubject(tx));
  },
});
