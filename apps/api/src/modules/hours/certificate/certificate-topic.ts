/** Something waits to be printed. */
export const certificateTopic = 'certificate-print';
