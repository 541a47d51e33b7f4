/** The members of every union in schema.graphql: the cache needs them to match fragments. A test holds them equal. */
export const possibleTypes: Record<string, string[]> = {
  DoneResult: ['Done', 'Refused'],
  CodeTargetResult: ['CodeTarget', 'Refused'],
  SignInResult: ['SignedIn', 'SecondFactorNeeded', 'ChooseAccount', 'Refused'],
  RegisterForResult: ['RegisteredFor', 'Refused'],
  TeamResult: ['TeamSaved', 'Refused'],
  UnitResult: ['UnitSaved', 'Refused'],
  AppointResult: ['Appointed', 'Refused'],
  ProjectResult: ['ProjectSaved', 'Refused'],
  ActivityResult: ['ActivitySaved', 'Refused'],
  MySignUpResult: ['MySignUpSaved', 'Refused'],
  SignUpResult: ['SignUpSaved', 'Refused'],
  CheckResult: ['Checked', 'Refused'],
  ApproveResult: ['RecordsApproved', 'Refused'],
  RecordResult: ['RecordSaved', 'Refused'],
};
