import { type Role, roleWords } from '../actions.ts';
import { type RightsKind, rightsKindWords } from '../person-states.ts';
import { plain, telling } from './telling.ts';

interface OfTeam {
  readonly team: string;
}
interface OfPaper {
  /** The qualification as the catalogue calls it. */
  readonly qualification: string;
}
interface OfDuty {
  readonly unit: string;
  /** Null: one single right, which the account's page names. */
  readonly role: Role | null;
}
interface OfRequest {
  readonly request: RightsKind;
}

/** What concerns a person herself: her guardian, her teams, her papers, her duties, her registration. */
export const peopleNews = {
  GUARDIAN_AGREED: plain(
    { title: '监护人已同意', body: '监护人已同意，可以报名活动了。' },
    { title: 'Your guardian has agreed', body: 'Your guardian has agreed; you can sign up for activities now.' },
  ),
  GUARDIAN_REFUSED: plain(
    {
      title: '监护人没有同意',
      body: '监护人没有同意。填写有误的，可以在首页再请监护人确认。',
    },
    {
      title: 'Your guardian has not agreed',
      body: 'Your guardian has not agreed. If something was entered wrongly, ask again on the home page.',
    },
  ),
  GUARDIAN_WITHDREW: plain(
    { title: '监护人撤回了同意', body: '监护人撤回了同意，还没开始的报名已取消。可以在首页再请监护人确认。' },
    {
      title: 'Your guardian has withdrawn consent',
      body: 'Your guardian has withdrawn consent; sign-ups that had not begun are cancelled. You can ask again on the home page.',
    },
  ),
  EXTERNAL_IMPORTED: telling<{ readonly platform: string }>({
    zh: ({ platform }) => ({
      title: '导入了您的外平台时长',
      body: `您在“${platform}”的服务记录已导入，只展示，不计入本平台的时长。请在“我的时长”核对，有误请告诉队长。`,
    }),
    en: ({ platform }) => ({
      title: 'Your hours of another platform were imported',
      body: `Your service on “${platform}” was imported: it is shown and is no part of your hours here. Please look it over under “My hours”, and tell your coordinator of any mistake.`,
    }),
  }),
  TRAINING_ENTERED: telling<{ readonly name: string }>({
    zh: ({ name }) => ({
      title: '登记了您的培训',
      body: `您参加的“${name}”已登记。可在“培训、表彰和评价”查看，有误请告诉队长。`,
    }),
    en: ({ name }) => ({
      title: 'A training of yours was recorded',
      body: `Your training “${name}” was recorded. See it under “Training, awards and evaluations”, and tell your coordinator of any mistake.`,
    }),
  }),
  AWARD_ENTERED: telling<{ readonly name: string }>({
    zh: ({ name }) => ({
      title: '祝贺您获得表彰',
      body: `您获得的“${name}”已登记。可在“培训、表彰和评价”查看，有误请告诉队长。`,
    }),
    en: ({ name }) => ({
      title: 'An award of yours was recorded',
      body: `Congratulations: your award “${name}” was recorded. See it under “Training, awards and evaluations”, and tell your coordinator of any mistake.`,
    }),
  }),
  STAR_CONFIRMED: telling<{ readonly stars: number }>({
    zh: ({ stars }) => ({
      title: `您被认定为 ${stars} 星志愿者`,
      body: `感谢您的付出，您的第 ${stars} 颗星已认定。在“我的时长”可以看到。`,
    }),
    en: ({ stars }) => ({
      title: `You are a volunteer of ${stars} ${stars === 1 ? 'star' : 'stars'} now`,
      body: `Thank you for your service: star number ${stars} was confirmed. See it under “My hours”.`,
    }),
  }),
  PAPER_SUBMITTED: plain(
    { title: '有登记等电话回访', body: '有一份签字登记表需要您给本人打电话确认。' },
    { title: 'A registration awaits a call', body: 'A signed paper form awaits your call to the person herself.' },
  ),
  MEMBERSHIP_REQUESTED: telling<OfTeam>({
    zh: ({ team }) => ({ title: '有人申请入队', body: `有人申请加入“${team}”，请处理。` }),
    en: ({ team }) => ({
      title: 'Someone asks to join',
      body: `Someone asks to join “${team}”; please answer.`,
    }),
  }),
  MEMBERSHIP_ACCEPTED: telling<OfTeam>({
    zh: ({ team }) => ({ title: '您已入队', body: `“${team}”同意了您的申请，可以报名队里的活动了。` }),
    en: ({ team }) => ({
      title: 'You have joined the team',
      body: `“${team}” has accepted you; you can sign up for its activities now.`,
    }),
  }),
  MEMBERSHIP_DECLINED: telling<OfTeam>({
    zh: ({ team }) => ({ title: '入队申请未通过', body: `“${team}”没有通过您的申请，可以申请其他队伍。` }),
    en: ({ team }) => ({
      title: 'Your request to join was declined',
      body: `“${team}” has declined your request; you may ask another team.`,
    }),
  }),
  MEMBERSHIP_ENDED: telling<OfTeam>({
    zh: ({ team }) => ({ title: '您已不在这支队伍', body: `“${team}”结束了您的队员身份，您的服务时长不变。` }),
    en: ({ team }) => ({
      title: 'You are no longer in the team',
      body: `“${team}” has ended your membership; your hours stay as they are.`,
    }),
  }),
  QUALIFICATION_CLAIMED: telling<OfPaper>({
    zh: ({ qualification }) => ({
      title: '有资格待核验',
      body: `有志愿者提交了“${qualification}”，请核验。`,
    }),
    en: ({ qualification }) => ({
      title: 'A qualification awaits verification',
      body: `A volunteer has handed in “${qualification}”; please verify it.`,
    }),
  }),
  QUALIFICATION_VERIFIED: telling<OfPaper>({
    zh: ({ qualification }) => ({
      title: '资格已核验',
      body: `您的“${qualification}”已核验，可以报名需要它的岗位了。`,
    }),
    en: ({ qualification }) => ({
      title: 'Qualification verified',
      body: `Your “${qualification}” is verified; posts that need it are open to you.`,
    }),
  }),
  QUALIFICATION_REJECTED: telling<OfPaper>({
    zh: ({ qualification }) => ({
      title: '资格未通过核验',
      body: `您的“${qualification}”没有通过核验，请核对后重新提交。`,
    }),
    en: ({ qualification }) => ({
      title: 'Qualification not verified',
      body: `Your “${qualification}” could not be verified; please check it and hand it in again.`,
    }),
  }),
  QUALIFICATION_ENTERED_VERIFIED: telling<OfPaper>({
    zh: ({ qualification }) => ({
      title: '您代为登记的资格已核验',
      body: `您代一位没有账号的志愿者登记的“${qualification}”已核验，请转告她。`,
    }),
    en: ({ qualification }) => ({
      title: 'A qualification you entered is verified',
      body: `“${qualification}”, which you entered for a volunteer without an account, is verified; please tell her.`,
    }),
  }),
  QUALIFICATION_ENTERED_REJECTED: telling<OfPaper>({
    zh: ({ qualification }) => ({
      title: '您代为登记的资格未通过核验',
      body: `您代一位没有账号的志愿者登记的“${qualification}”没有通过核验，原因在她的资料里，请核对后重新登记。`,
    }),
    en: ({ qualification }) => ({
      title: 'A qualification you entered was not verified',
      body: `“${qualification}”, which you entered for a volunteer without an account, could not be verified; the reason stands on her page.`,
    }),
  }),
  QUALIFICATION_EXPIRING: telling<OfPaper & { readonly validTo: string }>({
    zh: ({ qualification, validTo }, { day }) => ({
      title: '资格快到期了',
      body: `您的“${qualification}”${day(validTo)}到期，请换证后重新提交。`,
    }),
    en: ({ qualification, validTo }, { day }) => ({
      title: 'A qualification is about to expire',
      body: `Your “${qualification}” expires on ${day(validTo)}; renew it and hand it in again.`,
    }),
  }),
  ACCESS_GRANTED: telling<OfDuty>({
    zh: ({ unit, role }) => ({
      title: role ? `您已成为${roleWords[role].zh}` : '您有了新的权限',
      body: `您已被授予“${unit}”的${role ? roleWords[role].zh : '一项权限'}，重新登录管理端即可使用。`,
    }),
    en: ({ unit, role }) => ({
      title: role ? `New duty: ${roleWords[role].en}` : 'You have a new right',
      body: `At “${unit}” you now hold: ${role ? roleWords[role].en : 'one single right'}. Sign in to the administration again to use it.`,
    }),
  }),
  ACCESS_REVOKED: telling<OfDuty>({
    zh: ({ unit, role }) => ({
      title: role ? `您不再担任${roleWords[role].zh}` : '您的权限有变动',
      body: `“${unit}”的${role ? roleWords[role].zh : '一项权限'}已收回，如有疑问请联系上级妇联。`,
    }),
    en: ({ unit, role }) => ({
      title: role ? `Duty ended: ${roleWords[role].en}` : 'Your rights have changed',
      body: `At “${unit}” you no longer hold: ${role ? roleWords[role].en : 'one single right'}. If in doubt, ask the federation above.`,
    }),
  }),
  IDENTITY_DISPUTED: plain(
    { title: '有身份争议待处理', body: '两条登记填写了同一个证件号码，请核对证件后处理。' },
    {
      title: 'An identity dispute awaits you',
      body: 'Two registrations state one ID number; check the papers and settle it.',
    },
  ),
  IDENTITY_SETTLED: telling<{ readonly correct: boolean }>({
    zh: ({ correct }) => ({
      title: '证件信息已核对',
      body: correct
        ? '您登记的证件信息已核对，可以照常参加服务。'
        : '您登记的证件号码需要更正，请带证件到所在村（社区）妇联办理。',
    }),
    en: ({ correct }) => ({
      title: 'Your identity papers were checked',
      body: correct
        ? 'What you registered is right; you can serve as before.'
        : 'The ID number you registered needs correcting; bring your papers to the federation of your village or community.',
    }),
  }),
  MERGE_PROPOSED: plain(
    { title: '有重复登记等您确认合并', body: '有人提出合并两条重复登记，请由您核对后确认。' },
    { title: 'A merge awaits you', body: 'A merge of two registrations was proposed; check and confirm it.' },
  ),
  MERGE_DONE: plain(
    { title: '您的两条登记已合并', body: '您的重复登记已合并，两边的时长和记录都在这里。' },
    {
      title: 'Your two registrations are one now',
      body: 'Your registrations were merged; the hours and records of both are here.',
    },
  ),
  STANDING_CHANGED: telling<{ readonly suspended: boolean; readonly reason: string }>({
    zh: ({ suspended, reason }) => ({
      title: suspended ? '志愿者身份已暂停' : '志愿者身份已恢复',
      body: `${suspended ? '暂停' : '恢复'}原因：${reason}。如有疑问请联系所在村（社区）妇联。`,
    }),
    en: ({ suspended, reason }) => ({
      title: suspended ? 'You are suspended as a volunteer' : 'You are a volunteer again',
      body: `Reason: ${reason}. If in doubt, ask the federation of your village or community.`,
    }),
  }),
  RIGHTS_REQUESTED: telling<OfRequest & { readonly dueOn: string }>({
    zh: ({ request, dueOn }, { day }) => ({
      title: '有个人信息请求待办理',
      body: `有志愿者请求“${rightsKindWords[request].zh}”，请在${day(dueOn)}前办理。`,
    }),
    en: ({ request, dueOn }, { day }) => ({
      title: 'A personal-data request awaits you',
      body: `A volunteer asks for “${rightsKindWords[request].en}”; please settle it by ${day(dueOn)}.`,
    }),
  }),
  RIGHTS_DECIDED: telling<OfRequest & { readonly done: boolean }>({
    zh: ({ request, done }) => ({
      title: done ? '您的请求已办理' : '您的请求未予办理',
      body: `“${rightsKindWords[request].zh}”${done ? '已经办理' : '没有办理，理由请登录查看'}。`,
    }),
    en: ({ request, done }) => ({
      title: done ? 'Your request is settled' : 'Your request was refused',
      body: `“${rightsKindWords[request].en}” ${done ? 'was carried out' : 'was not carried out; open it to read why'}.`,
    }),
  }),
  RIGHTS_PAPER_DECIDED: telling<OfRequest & { readonly done: boolean }>({
    zh: ({ request, done }) => ({
      title: done ? '代为提出的请求已办理' : '代为提出的请求未予办理',
      body: `“${rightsKindWords[request].zh}”${done ? '已经办理' : '没有办理'}，请把答复打印出来交给本人。`,
    }),
    en: ({ request, done }) => ({
      title: done ? 'A request you handed in is settled' : 'A request you handed in was refused',
      body: `“${rightsKindWords[request].en}” ${done ? 'was carried out' : 'was not carried out'}; please print the answer and hand it over.`,
    }),
  }),
};
