export interface ScannedCode {
  readonly code: string;
  readonly activityId: string | null;
  readonly viaQr: boolean;
}

/** What a QR text holds: the address of a check-in code, whatever host it names; anything else is not ours. */
export function codeOfText(text: string): ScannedCode | null {
  const match = /\/c\/([\w-]+)\/([\w-]+)(?=$|[?#\s])/.exec(text);
  return match?.[1] && match[2] ? { activityId: match[1], code: match[2], viaQr: true } : null;
}

/** Six digits as people type them: spaces and full-width digits are forgiven. */
export function codeOfDigits(text: string): ScannedCode | null {
  const digits = text.normalize('NFKC').replace(/\s/g, '');
  return /^\d{6}$/.test(digits) ? { code: digits, activityId: null, viaQr: false } : null;
}
