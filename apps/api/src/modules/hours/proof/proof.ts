/** Form of the file a volunteer takes home. */
export const PROOF_FORM = 'jinguo-ledger-proof-1';

/** An entry with everything it is committed to, and the salt that opens the commitment. */
export interface ProofEntry {
  readonly sequence: number;
  readonly at: string;
  readonly minutes: number;
  readonly source: string;
  readonly policyVersion: string;
  readonly approverAccountId: string;
  readonly recordId: string;
  readonly reversesSequence: number | null;
  readonly countyCode: string;
  /** 32 hexadecimal digits. */
  readonly salt: string;
}

/** One of her ledger accounts as the root holds it: entries from the first to the last, its seat, and the nodes beside its way up. */
export interface ProofAccount {
  readonly accountId: string;
  readonly seat: number;
  readonly entries: readonly ProofEntry[];
  readonly path: readonly string[];
}

/**
 * Shows by itself, without the platform, that these entries stand in the ledger whose root was signed: nothing of it was changed,
 * and none of these accounts was longer. Titles in Chinese, for whoever opens the file.
 */
export interface Proof {
  readonly 标题: string;
  readonly 说明: string;
  readonly 核对方法: string;
  readonly form: typeof PROOF_FORM;
  readonly minutes: number;
  readonly accounts: readonly ProofAccount[];
  readonly root: { readonly statement: string; readonly signature: string; readonly keyId: string };
}
