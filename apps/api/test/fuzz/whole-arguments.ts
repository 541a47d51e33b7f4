import { testPassword } from '../../src/modules/people/testing/people.make.ts';
import { syntheticIdNumber } from '../../src/modules/people/volunteer/id-number.ts';
import { sql } from '../../src/platform/database/sql.ts';
import type { HttpWorld } from '../http/api.make.ts';
import type { County } from '../leak-walk/two-counties.ts';
import { activityArguments, firstText, type Variables } from './activity-arguments.ts';
import { exportsOf } from './export-arguments.ts';
import { keysOf, type MoreRows, sentCode } from './more-rows.ts';
import { outsideArguments } from './outside-arguments.ts';
import { ruleArguments } from './rule-arguments.ts';

/** Whole argument lists whose parts must fit one another, by operation. */
export async function wholeArguments(
  http: HttpWorld,
  here: County,
  more: MoreRows,
  staffHeaders: Record<string, string>,
): Promise<Record<string, readonly Variables[]>> {
  const { world } = http;
  const { accounts, rows, units } = here;
  const [volunteer = '', _claimant = '', pending = ''] = rows.volunteer;
  const successor = await keysOf(world, accounts.otherCoordinator);
  const her = await keysOf(world, accounts.volunteer);
  const staff = await keysOf(world, accounts.staff);
  await http.post(
    {
      query: 'mutation($phone: String!) { requestSignInCode(phone: $phone) { __typename } }',
      variables: { phone: her.phone },
    },
    { 'x-jinguo-app': 'volunteer' },
  );
  const smsCode = await enrolCode(http, staffHeaders, staff);
  const handover = { fromAccountId: accounts.coordinator, phone: successor.phone, name: `${here.word}二队长` };
  const mine = await idNumberOf(http, pending);
  return {
    createUnit: [
      {
        input: {
          parentId: units.village,
          kind: 'NON_FEDERATION',
          level: 'ORGANIZATION',
          name: '演示·协会',
          shortName: '协会',
          issuingBasis: 'NONE',
        },
      },
      {
        input: {
          parentId: units.township,
          kind: 'FEDERATION',
          level: 'VILLAGE',
          name: '演示·村妇联',
          shortName: '村妇联',
          issuingBasis: 'NONE',
          divisionCode: here.villageCode,
        },
      },
    ],
    requestCertificate: [
      {
        input: {
          unitId: units.township,
          from: '2026-11-01',
          to: '2026-11-20',
          nameShown: 'MASKED',
          showsIdNumber: true,
          showsNumber: true,
          wantsSeal: false,
        },
      },
    ],
    saveServiceType: [
      {
        input: {
          code: 'FUZZ',
          name: '演示·类型',
          description: '说明',
          risk: 'ORDINARY',
          privacyClass: 'P2',
          sort: 1,
          active: true,
          parentId: rows.serviceType[0],
          requiredQualification: 'leak',
        },
      },
      {
        input: {
          id: rows.serviceType[0],
          version: 1,
          code: 'FUZZ',
          name: '演示·类型',
          description: '说明',
          risk: 'ORDINARY',
          privacyClass: 'P2',
          sort: 1,
          active: true,
        },
      },
    ],
    saveQualificationKind: [
      { input: { code: 'FUZZ_OLD', name: '演示·资格', sort: 1, active: true, version: 1 } },
      { input: { code: 'FUZZ', name: '演示·资格', sort: 1, active: true } },
    ],
    publishNotice: [
      {
        input: {
          title: '演示·告知书',
          body: '演示：我们收集您的哪些信息、为什么要用、怎样保管。',
          titleEn: 'Demo notice',
          bodyEn: 'What we collect, why, and how we keep it.',
        },
      },
    ],
    withdrawNotice: [{ version: 'fuzz' }],
    publishActivity: [{ id: more.draft, version: 1 }],
    grantAccess: [
      {
        input: {
          accountId: accounts.helper,
          unitId: units.township,
          kind: 'ROLE',
          name: 'SECURITY_ADMIN',
          effect: 'ALLOW',
          validTo: '2027-06-01T00:00:00Z',
          reason: firstText,
        },
      },
    ],
    hideField: [{ subject: 'COORDINATOR', field: 'roster.phone', reason: firstText, unitId: units.county }],
    handOver: [{ input: handover, reason: firstText }],
    previewHandover: [{ input: handover }],
    decideGuardian: [{ token: more.guardianLinks.asked, accept: true, childData: true, noticeVersion: 'test' }],
    withdrawGuardian: [{ token: more.guardianLinks.given }],
    askGuardian: [{ volunteerId: more.minor, guardian: { name: '演示·母亲', phone: '13912345670', relation: '母亲' } }],
    startVolunteerImport: [{ fileId: more.sheet, unitId: units.village, fileName: '名单.csv' }],
    checkVolunteerImport: [
      { id: more.mapping, version: 1, mapping: ['name', 'phone', 'idNumber'], villageCode: here.villageCode },
    ],
    proposeMerge: [{ keptId: volunteer, absorbedId: more.pendingToo, reason: firstText }],
    mergePreview: [{ keptId: volunteer, absorbedId: more.pendingToo }],
    decideMerge: [{ id: rows.merge[0], version: 1, accept: false, reason: firstText }],
    submitPaper: [
      {
        volunteerId: more.pendingToo,
        fileId: more.images.staff,
        signedOn: '2026-11-20',
        noticeVersion: 'test',
        consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'],
      },
    ],
    settleDispute: (rows.dispute ?? []).map((id) => ({
      id,
      version: 1,
      decision: 'CLAIMANT',
      wrongRecord: 'CORRECT',
      evidence: '核对了两人的证件原件',
      evidenceFileId: more.images.staff,
    })),
    enterQualification: [{ volunteerId: more.elder, kindCode: 'leak', issuer: firstText, fileId: more.images.staff }],
    confirmRestoration: [{ id: rows.restoration[0] }],
    beginRestoration: [{ token: more.restorationToken }],
    restoreAccount: [{ token: more.restorationToken, password: 'Ceshi-2027', code: '000000' }],
    lodgeRight: [
      {
        volunteerId: more.pendingToo,
        kind: 'CORRECTION',
        fileId: more.images.staff,
        note: firstText,
        changes: {
          name: '演示·更名',
          phone: '13912345678',
          gender: 'FEMALE',
          birthDate: '1990-03-07',
          idType: 'RESIDENT_ID',
          idNumber: syntheticIdNumber('370303', '1990-03-07', 352, 'FEMALE'),
          villageCode: here.villageCode,
        },
      },
    ],
    requestRight: [
      {
        kind: 'CORRECTION',
        note: firstText,
        changes: {
          name: '演示·更名',
          phone: '13912345678',
          gender: 'FEMALE',
          birthDate: '1990-03-07',
          idType: 'RESIDENT_ID',
          idNumber: syntheticIdNumber('370303', '1990-03-07', 353, 'FEMALE'),
          villageCode: here.villageCode,
        },
      },
    ],
    copyOnPaper: [{ id: more.copyRequest }],
    confirmSmsFactor: [{ code: smsCode }],
    setPin: [{ pin: '205813', current: testPassword }],
    signInByCode: [
      {
        input: {
          phone: her.phone,
          code: await sentCode(world, her.phone),
          accountId: accounts.volunteer,
          secret: testPassword,
        },
      },
    ],
    signIn: [{ input: { phone: staff.phone, password: testPassword, accountId: accounts.staff } }],
    register: [registration(here)],
    confirmRegistration: [
      {
        input: {
          idNumber: mine,
          confirmationCode: '20580713',
          password: 'Ceshi-2027',
          noticeVersion: 'test',
          consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'],
        },
      },
    ],
    ...activityArguments(here, more),
    ...outsideArguments(here, more),
    ...ruleArguments(world, here, more),
    requestExport: exportsOf(here),
    saveStation: [
      {
        input: {
          id: rows.station[0],
          version: 1,
          unitId: units.village,
          name: '演示·站',
          address: '路',
          hasFacility: true,
          hasPlace: true,
          hasProject: true,
          hasSign: true,
          hasSystem: true,
          hasTeam: true,
        },
      },
    ],
  };
}

const registration = (here: County): Variables => ({
  input: {
    name: '演示·新人',
    gender: 'FEMALE',
    birthDate: '1990-03-07',
    idType: 'RESIDENT_ID',
    idNumber: syntheticIdNumber('370303', '1990-03-07', 351, 'FEMALE'),
    phone: '13912345678',
    villageCode: here.villageCode,
    skills: '剪纸',
    serviceTypeIds: here.rows.serviceType.slice(0, 1),
    availability: ['WEEKEND_MORNING'],
    guardian: { name: '演示·母亲', phone: '13912345670', relation: '母亲' },
    password: 'Ceshi-2027',
    noticeVersion: 'test',
    consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'],
    joinCode: here.joinCode,
  },
});

/** The code that went to the staff's own phone, to make it a second factor. */
async function enrolCode(
  http: HttpWorld,
  headers: Record<string, string>,
  { phone, code }: { phone: string; code: string },
): Promise<string> {
  await http.post(
    { query: 'mutation($code: String) { beginSmsFactor(code: $code) { __typename } }', variables: { code } },
    headers,
  );
  // The authenticator's code was used by this; it is to be good once more.
  await http.world.services.read.rows(sql`update account set totp_last_step = null`);
  return sentCode(http.world, phone);
}

async function idNumberOf({ world }: HttpWorld, volunteerId: string): Promise<string> {
  const [row] = await world.services.read.rows<{ n: string }>(
    sql`select id_number_cipher as n from volunteer where id = ${volunteerId}`,
  );
  return world.services.cipher.open(row?.n ?? '');
}
