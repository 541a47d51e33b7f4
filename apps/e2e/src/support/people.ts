/** Invented people, recognisably so; nobody else of the run has their numbers. */
export interface Person {
  readonly name: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly password: string;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A resident ID number that checks (GB 11643-1999), of a woman: the seventeenth digit is even. */
export function idNumber(birthDate: string, order: number): string {
  const body = `370303${birthDate.replaceAll('-', '')}${String(order * 2).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'[sum % 11];
}

const second = Math.floor(Date.now() / 1000) % 10_000;
/** Two workers begin in one second: each numbers its own people. */
const worker = Number(process.env['TEST_WORKER_INDEX'] ?? 0) % 10;
const run = second * 10 + worker;
let made = 0;

/** A new woman of this run. */
export function woman(name: string, birthDate = '1979-06-18'): Person {
  made += 1;
  return {
    name: `演示·${name}`,
    phone: `138${String(run * 1000 + made).padStart(8, '0')}`,
    idNumber: idNumber(birthDate, (worker % 2) * 249 + ((second + made) % 249) + 1),
    password: 'Xingfu-2026',
  };
}

/** A word that marks this run's names, so that a repeated run finds its own. */
export const mark = (100_000 + run).toString(36).toUpperCase();
