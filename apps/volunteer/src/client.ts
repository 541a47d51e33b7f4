import { createClient } from '@jinguo/web';

type SignedOutListener = () => void;
let listener: SignedOutListener | undefined;

/** Told once the server no longer knows the session; the router leads to 登录. */
export const onSignedOut = (next: SignedOutListener): void => {
  listener = next;
};

export const client = createClient({ app: 'volunteer', onSignedOut: () => listener?.() });
