import { testPassword } from '../../src/modules/people/testing/people.make.ts';
import { syntheticIdNumber } from '../../src/modules/people/volunteer/id-number.ts';
import { sql } from '../../src/platform/database/sql.ts';
import type { HttpWorld } from '../http/api.make.ts';
import type { County } from '../leak-walk/two-counties.ts';
import { keysOf, type MoreRows, sentCode } from './more-rows.ts';

/** Sound values by the argument or input field they are for; `Owner.name` goes before `name`. */
export async function namedValues({ world }: HttpWorld, here: County): Promise<Record<string, readonly unknown[]>> {
  const digits = here.tries.named['code']?.[1];
  const { accounts } = here;
  const codes: string[] = [];
  for (const account of [accounts.staff, accounts.coordinator, accounts.security])
    codes.push((await keysOf(world, account)).code);
  return {
    phone: ['13912345678'],
    contactPhone: ['13912345678'],
    password: ['Ceshi-2027'],
    name: ['演示·新人'],
    birthDate: ['1990-03-07'],
    gender: ['FEMALE'],
    idType: ['RESIDENT_ID'],
    paper: ['RESIDENT_ID'],
    idNumber: [syntheticIdNumber('370303', '1990-03-07', 351, 'FEMALE')],
    noticeVersion: ['test'],
    consents: [['PRIVACY_NOTICE', 'SENSITIVE_ID']],
    villageCode: [here.villageCode],
    parentCode: [here.villageCode.slice(0, 9)],
    'division.code': [here.villageCode],
    'teamByJoinCode.code': [here.joinCode],
    joinCode: [here.joinCode],
    code: [digits, ...codes],
    kindCode: ['leak'],
    requiredQualification: ['leak'],
    version: [1, 2],
    list: ['activities'],
    signedOn: ['2026-11-20'],
    foundedOn: ['2013-10-18'],
    startsOn: ['2026-01-01'],
    endsOn: ['2026-12-31'],
    startsAt: ['2026-12-05T01:00:00Z', '2026-11-18T01:00:00Z'],
    endsAt: ['2026-12-05T03:00:00Z', '2026-11-18T02:30:00Z'],
    'claimQualification.validTo': ['2027-06-01'],
    validTo: ['2027-06-01T00:00:00Z'],
    entityType: ['Activity'],
    action: ['test.leak', 'roster.read'],
    pin: ['205813'],
    current: [testPassword],
    next: ['Ceshi-2028'],
    token: here.tries.named['token'] ?? [],
    text: here.tries.named['text'] ?? [],
    keyword: ['公开'],
    'searchUnits.keyword': ['村'],
    first: [10],
    after: [undefined],
    level: [5],
    mapping: [['name', 'phone', 'idNumber']],
    hidden: [['place']],
    'GrantInput.kind': ['ROLE'],
    'GrantInput.name': ['STAFF', 'COORDINATOR'],
    effect: ['ALLOW'],
    role: ['STAFF', 'SECURITY_ADMIN'],
  };
}

type Variables = Record<string, unknown>;

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
  const [, , , , , requested = ''] = rows.signUp;
  const [published = ''] = rows.activity;
  const successor = await keysOf(world, accounts.otherCoordinator);
  const her = await keysOf(world, accounts.volunteer);
  const staff = await keysOf(world, accounts.staff);
  const firstText = '情况属实';
  await http.post(
    {
      query: 'mutation($phone: String!) { requestSignInCode(phone: $phone) { __typename } }',
      variables: { phone: her.phone },
    },
    { 'x-jinguo-app': 'volunteer' },
  );
  const smsCode = await enrolCode(http, staffHeaders, staff);
  const handover = { fromAccountId: accounts.coordinator, phone: successor.phone, name: `${here.word}二队长` };
  const absence = { activityId: more.over, noShow: [more.expected[0]], excused: [more.expected[1]] };
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
    markAbsent: [absence],
    putAbsenceRight: [
      {
        input: {
          signUpId: more.absent,
          cameAt: '2026-11-24T06:00:00Z',
          leftAt: '2026-11-24T08:00:00Z',
          reason: firstText,
        },
      },
    ],
    checkIn: [
      {
        input: {
          activityId: published,
          signUpId: rows.signUp[3],
          code: here.tries.named['code']?.[1],
          clientId: 'a',
          viaQr: false,
        },
      },
    ],
    checkOut: [
      {
        input: {
          activityId: published,
          signUpId: more.arrived,
          code: here.tries.named['code']?.[1],
          clientId: 'a',
          viaQr: false,
        },
      },
    ],
    changePlaces: [
      {
        input: { activityId: published, openings: [{ openingId: rows.opening[3], maximum: 0 }] },
        people: [rows.signUp[4]],
        byRule: false,
        reason: firstText,
        version: 1,
      },
    ],
    closeActivity: [{ id: more.closable, peopleServed: 3, summary: firstText, version: 1 }],
    addPhoto: [
      {
        input: {
          activityId: more.over,
          audience: 'PARTICIPANTS',
          caption: '演示·照片',
          fileId: more.images.coordinator,
          people: ['演示·某'],
          stated: true,
        },
      },
      {
        input: {
          activityId: more.over,
          audience: 'PARTICIPANTS',
          caption: '演示·照片',
          fileId: more.images.staff,
          people: ['演示·某'],
          stated: true,
        },
      },
    ],
    decideSignUp: [{ id: requested, version: 1, accept: false, reason: firstText }],
    saveView: [{ list: 'activities', name: '演示·筛选', filters: [{ name: 'state', value: 'DRAFT' }] }],
    stateLeaving: [{ input: { signUpId: rows.signUp[6], leftAt: '2026-11-25T01:55:00Z', reason: firstText } }],
    proxyCheck: [{ input: { kind: 'IN', signUpId: rows.signUp[3], at: '2026-11-25T01:35:00Z' } }],
    correctRecord: [
      {
        id: rows.record[1],
        version: 1,
        startedAt: '2026-11-18T01:00:00Z',
        endedAt: '2026-11-18T02:30:00Z',
        reason: firstText,
      },
    ],
    resubmitRecord: [{ id: rows.record[2], version: 1, endedAt: '2026-11-17T02:30:00Z', note: firstText }],
    reportOfflineScan: [
      {
        input: {
          activityId: published,
          signUpId: rows.signUp[3],
          kind: 'IN',
          code: here.tries.named['code']?.[1],
          clientId: 'b',
          viaQr: true,
          scannedAt: '2026-11-25T02:00:00Z',
        },
      },
    ],
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

function exportsOf({ rows, units }: County): Variables[] {
  const day = { from: '2026-11-01', to: '2026-12-31' };
  return [
    {
      input: {
        kind: 'VOLUNTEERS',
        volunteers: { keyword: '演示', unitId: units.village, teamId: units.team, state: 'ACTIVE', accepted: true },
      },
    },
    {
      input: {
        kind: 'ACTIVITIES',
        activities: {
          keyword: '演示',
          unitId: units.village,
          projectId: rows.project[0],
          serviceTypeId: rows.serviceType[0],
          state: 'DRAFT',
          ...day,
        },
      },
    },
    {
      input: {
        kind: 'RECORDS',
        records: { keyword: '演示', unitId: units.village, state: 'APPROVED', mine: true, correcting: false },
      },
    },
    {
      input: {
        kind: 'ROSTER',
        activityId: rows.activity[0],
        roster: { keyword: '演示', states: ['SIGNED_UP'], openingId: rows.opening[0] },
      },
    },
  ];
}

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
