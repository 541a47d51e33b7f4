import type { CertificateProofCode } from '@jinguo/schema';
import { isCertificateNumber, typedNumber } from '@jinguo/schema/certificate-number';
import { useApolloClient } from '@vue/apollo-composable';
import { ref } from 'vue';
import {
  CertificateKeysDocument,
  type CertificateKeysQuery,
  VerifyCertificateDocument,
  type VerifyCertificateQuery,
} from '../../../gql/graphql.ts';

export interface Checked {
  /** What the signature alone tells; null when number and letters were typed, or this phone cannot reckon it. */
  readonly proof: CertificateProofCode | null;
  /** What the platform says; null when it was not asked, or when there were too many questions. */
  readonly answer: VerifyCertificateQuery['verifyCertificate'];
  readonly number: string;
}

/** The list of published keys as `npm run certificate -- verify` reads it. */
export const keyLines = (keys: CertificateKeysQuery['certificateKeys']): string =>
  keys.map((key) => [key.id, key.algorithm, key.publicKey, ...(key.revokedAt ? ['revoked'] : [])].join(' ')).join('\n');

/** Checks a code from the address or typed letters. The code never leaves this browser: only number and letters are asked for. */
export function useVerify() {
  const { resolveClient } = useApolloClient();
  const busy = ref(false);
  const checked = ref<Checked | null>(null);
  const failed = ref<'offline' | 'tooMany' | 'mistyped' | null>(null);
  const ask = async (number: string, letters: string) => {
    const { data } = await resolveClient().query({
      query: VerifyCertificateDocument,
      variables: { number, letters },
      fetchPolicy: 'no-cache',
    });
    return data.verifyCertificate ?? null;
  };
  const run = async (check: () => Promise<Checked | null>): Promise<void> => {
    [busy.value, failed.value, checked.value] = [true, null, null];
    try {
      const made = await check();
      checked.value = made;
      // A code that says nothing need not be asked for; one that does and has no answer was one question too many.
      if (made && !made.answer && (made.proof === null || made.proof === 'GENUINE' || made.proof === 'KEY_REVOKED'))
        failed.value = 'tooMany';
    } catch {
      failed.value = 'offline';
    } finally {
      busy.value = false;
    }
  };
  const typed = (number: string, letters: string): Promise<void> =>
    run(async () => {
      const one = typedNumber(number, letters);
      if (!isCertificateNumber(one)) {
        failed.value = 'mistyped';
        return null;
      }
      return { proof: null, number: one.number, answer: await ask(one.number, one.code) };
    }).then(() => undefined);
  const token = (text: string): Promise<void> =>
    run(async () => {
      const [{ readToken }, { data }] = await Promise.all([
        import('@jinguo/schema/certificate-payload'),
        resolveClient().query({ query: CertificateKeysDocument, fetchPolicy: 'no-cache' }),
      ]);
      const read = readToken(text);
      if (typeof read === 'string') return { proof: read, number: '', answer: null };
      const { number, code } = read.payload;
      const proof = await prove(text, keyLines(data.certificateKeys));
      const told = proof === 'ALTERED' || proof === 'UNKNOWN_KEY' ? null : await ask(number, code);
      return { proof, number, answer: told };
    });
  return { busy, checked, failed, typed, token };
}

/** Null on a phone that cannot reckon it: the platform's own answer is as good. */
async function prove(text: string, keys: string): Promise<CertificateProofCode | null> {
  const arithmetic = await import('./signature.ts').catch(() => null);
  return arithmetic ? arithmetic.proveCertificate(text, arithmetic.readKeys(keys)).verdict : null;
}
