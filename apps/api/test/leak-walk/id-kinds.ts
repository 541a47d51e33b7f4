import { type GraphQLNamedType, type GraphQLSchema, getNamedType, isInputObjectType } from 'graphql';

/** What an id can be of. */
export type IdKind = (typeof kinds)[number];
const kinds = [
  'account',
  'activity',
  'approverFlag',
  'certificate',
  'certificateRequest',
  'award',
  'change',
  'complaint',
  'correction',
  'dispute',
  'duplicate',
  'evaluation',
  'event',
  'external',
  'externalHours',
  'export',
  'file',
  'flag',
  'grant',
  'import',
  'job',
  'ledger',
  'membership',
  'merge',
  'message',
  'notice',
  'noticeItem',
  'objection',
  'opening',
  'outsideBatch',
  'outsideSystem',
  'paper',
  'photo',
  'policy',
  'project',
  'qualification',
  'record',
  'request',
  'restoration',
  'rule',
  'scan',
  'serviceType',
  'session',
  'shift',
  'signUp',
  'star',
  'starPolicy',
  'station',
  'team',
  'text',
  'training',
  'unit',
  'view',
  'volunteer',
] as const;

/** Ids of rows, by what they are of. */
export type Rows = Partial<Record<IdKind, readonly string[]>>;

/** Several tables of rows as one. */
export function gather(...parts: readonly Rows[]): Record<IdKind, readonly string[]> {
  const all = kinds.map((kind) => [kind, parts.flatMap((part) => part[kind] ?? [])] as const);
  return Object.fromEntries(all) as unknown as Record<IdKind, readonly string[]>;
}

/** Arguments whose name says what they are of, wherever they stand. */
const byName: Readonly<Record<string, IdKind>> = {
  absorbedId: 'volunteer',
  accountId: 'account',
  activityId: 'activity',
  actorId: 'account',
  entityId: 'activity',
  evidenceFileId: 'file',
  excused: 'signUp',
  recordId: 'record',
  systemId: 'outsideSystem',
  fileId: 'file',
  flagId: 'approverFlag',
  fromAccountId: 'account',
  itemId: 'noticeItem',
  keep: 'signUp',
  keptId: 'volunteer',
  noShow: 'signUp',
  noticeId: 'notice',
  openingId: 'opening',
  people: 'signUp',
  projectId: 'project',
  readerId: 'account',
  release: 'signUp',
  serviceTypeId: 'serviceType',
  sessionId: 'session',
  serviceTypeIds: 'serviceType',
  shiftId: 'shift',
  signUpId: 'signUp',
  companionId: 'signUp',
  teamId: 'team',
  unitId: 'unit',
  volunteerId: 'volunteer',
  volunteerIds: 'volunteer',
};

/** A plain `id`, `ids` or `parentId` is of what the field or input is about. */
const byOwner: Readonly<Record<string, IdKind>> = {
  acceptComplaint: 'complaint',
  askForReview: 'complaint',
  complaint: 'complaint',
  ComplaintAnswerInput: 'complaint',
  declineComplaint: 'complaint',
  revealComplainant: 'complaint',
  urgeComplaint: 'complaint',
  withdrawComplaint: 'complaint',
  account: 'account',
  activity: 'activity',
  activityCard: 'activity',
  activityLine: 'activity',
  answerObjection: 'objection',
  approveRecords: 'record',
  cancelActivity: 'activity',
  cancelRestoration: 'restoration',
  cancelSignUp: 'signUp',
  checkVolunteerImport: 'import',
  closeActivity: 'activity',
  commitVolunteerImport: 'import',
  confirmRestoration: 'restoration',
  confirmStar: 'star',
  confirmOfflineScans: 'scan',
  copyOnPaper: 'request',
  CorrectAwardInput: 'award',
  CorrectEvaluationInput: 'evaluation',
  correctRecord: 'record',
  CorrectTrainingInput: 'training',
  CreateUnitInput: 'unit',
  dataExport: 'export',
  decideCorrection: 'correction',
  decideMembership: 'membership',
  decideMerge: 'merge',
  decideQualification: 'qualification',
  decideRightsRequest: 'request',
  decideSignUp: 'signUp',
  declineOfflineScan: 'scan',
  discardVolunteerImport: 'import',
  dismissDuplicate: 'duplicate',
  commitExternalImport: 'external',
  discardExternalImport: 'external',
  undoExternalImport: 'external',
  undoExternalHours: 'externalHours',
  externalImport: 'external',
  outsideSystem: 'outsideSystem',
  endOutsideSystem: 'outsideSystem',
  answerOutsideBatch: 'outsideBatch',
  closeOutsideBatch: 'outsideBatch',
  endSession: 'session',
  extendGrant: 'grant',
  identityDispute: 'dispute',
  issueCertificate: 'certificateRequest',
  issueImportCodes: 'import',
  leaveTeam: 'membership',
  refuseStar: 'star',
  removeMember: 'membership',
  markRead: 'message',
  myRecord: 'record',
  mySignUp: 'signUp',
  noticeItem: 'noticeItem',
  planChange: 'change',
  project: 'project',
  publishActivity: 'activity',
  record: 'record',
  recordCallBack: 'paper',
  removeView: 'view',
  reissueCertificate: 'certificate',
  reprintCertificate: 'certificate',
  reopenActivity: 'activity',
  resolveApproverFlag: 'approverFlag',
  resolveFlags: 'flag',
  resubmitRecord: 'record',
  revealObjector: 'objection',
  retryFailedEvents: 'event',
  retryFailedJobs: 'job',
  retryFailedTexts: 'text',
  returnCertificateRequest: 'certificateRequest',
  returnRecord: 'record',
  revokeCertificate: 'certificate',
  revokeGrant: 'grant',
  SaveActivityInput: 'activity',
  SaveProjectInput: 'project',
  SaveServiceTypeInput: 'serviceType',
  SaveStationInput: 'station',
  settleDispute: 'dispute',
  showField: 'rule',
  withdrawHoursPolicy: 'policy',
  withdrawStarPolicy: 'starPolicy',
  takeBackMerit: 'training',
  team: 'team',
  unit: 'unit',
  units: 'unit',
  UpdateTeamInput: 'team',
  UpdateUnitInput: 'unit',
  volunteer: 'volunteer',
  urgeRecord: 'record',
  volunteerImport: 'import',
  withdrawCertificateRequest: 'certificateRequest',
  withdrawObjection: 'objection',
  withdrawPhoto: 'photo',
  withdrawRightsRequest: 'request',
};

/** What the id an argument takes is of; `owner` is the field or input type it belongs to. Null: not known yet, say it above. */
export function kindOf(owner: string, name: string): IdKind | null {
  // A ledger has accounts of its own.
  if (owner === 'LedgerFilter' && name === 'accountId') return 'ledger';
  return byName[name] ?? byOwner[owner] ?? null;
}

/** Codes of divisions and kinds travel as ids too; they name no row of anybody's. */
export const isCode = (name: string): boolean => name === 'code';

/** Every argument and input field of a schema that takes an id, as its owner and its name. */
export function idArguments(schema: GraphQLSchema): { owner: string; name: string }[] {
  const isId = (type: GraphQLNamedType): boolean => type.name === 'ID';
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}),
  );
  const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
  const all = [
    ...fields.flatMap((field) => field.args.map((arg) => ({ owner: field.name, name: arg.name, type: arg.type }))),
    ...inputs.flatMap((input) =>
      Object.values(input.getFields()).map(({ name, type }) => ({ owner: input.name, name, type })),
    ),
  ];
  return all
    .filter(({ name, type }) => isId(getNamedType(type)) && !isCode(name))
    .map(({ owner, name }) => ({ owner, name }));
}
