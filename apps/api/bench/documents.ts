/** What the bench asks: the rows and fields that issue and screens name. */
export const FIND = `query Find($first: Int, $after: String, $filter: FindActivitiesFilter) {
  findActivities(first: $first, after: $after, filter: $filter) {
    edges { cursor node { id title place typeName unitName startsAt endsAt placesLeft nearness openings { id postName startsAt endsAt minimum maximum placesLeft } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const ROSTER = `query Roster($id: ID!, $first: Int, $after: String) {
  activity(id: $id) {
    id
    roster(first: $first, after: $after) {
      edges { cursor node { id state createdAt checkedInAt checkedOutAt volunteer { id name phoneMasked } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

export const VOLUNTEERS = `query Volunteers($first: Int, $after: String, $filter: VolunteerFilter) {
  volunteers(first: $first, after: $after, filter: $filter) {
    edges { cursor node { id number name phoneMasked state registeredAt unit { id name } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const RECORDS = `query Records($first: Int, $after: String, $filter: RecordFilter) {
  records(first: $first, after: $after, filter: $filter) {
    edges { cursor node { id state activityName serviceDate minutes heldSince volunteer { id name phoneMasked } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const ACTIVITIES = `query Activities($first: Int, $after: String, $filter: ActivityFilter) {
  activities(first: $first, after: $after, filter: $filter) {
    edges { cursor node { id title state startsAt endsAt unit { id name } serviceType { id name } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const ME = `{ me { accountId } }`;
export const SIGN_UP = `mutation SignUp($openingId: ID!) {
  signUp(openingId: $openingId) { __typename ... on MySignUpSaved { signUp { id state } } ... on Refused { reasons { code message } } }
}`;
export const CHECK_IN = `mutation CheckIn($input: CheckInput!) {
  checkIn(input: $input) { __typename ... on Checked { kind at signUp { id state } } ... on Refused { reasons { code message } } }
}`;
export const APPROVE = `mutation Approve($ids: [ID!]!) {
  approveRecords(ids: $ids) { __typename ... on RecordsApproved { approved refused { id reasons { code } } } ... on Refused { reasons { code message } } }
}`;
export const CHECK_IN_CODE = `query Code($id: ID!) { checkInCode(activityId: $id) { digits url validUntil } }`;

const IMPORT_SAVED = `{ __typename ... on ImportSaved { volunteerImport { id version } } ... on Refused { reasons { code message } } }`;
export const START_IMPORT = `mutation Start($fileId: ID!, $unitId: ID!) { startVolunteerImport(fileId: $fileId, unitId: $unitId, fileName: "名单.xlsx") ${IMPORT_SAVED} }`;
export const CHECK_IMPORT = `mutation Check($id: ID!, $version: Int!, $mapping: [ImportField]!) {
  checkVolunteerImport(id: $id, version: $version, mapping: $mapping) ${IMPORT_SAVED}
}`;
export const COMMIT_IMPORT = `mutation Commit($id: ID!, $version: Int!) { commitVolunteerImport(id: $id, version: $version, includeSuspects: true) ${IMPORT_SAVED} }`;
export const REQUEST_EXPORT = `mutation Export($input: ExportInput!) {
  requestExport(input: $input) { __typename ... on ExportSaved { dataExport { id } } ... on Refused { reasons { code message } } }
}`;
export const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename ... on Refused { reasons { code message } } } }`;
