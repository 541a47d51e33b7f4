export * from './base64url.ts';
export * from './keys.ts';
export * from './number.ts';
export * from './payload.ts';
export * from './pdf.ts';
export * from './sheet.ts';
export * from './verify.ts';
