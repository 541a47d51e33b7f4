/**
 * The arithmetic of signatures, loaded by whoever checks a code. It reckons with numbers of any length, which phones before iOS 14
 * do not know: there it fails to load, and the platform alone is asked (`useVerify`). build/old-phones.ts lets them stand here only.
 */
export { proveCertificate, readKeys } from '@jinguo/schema/certificate';
