import { invalidQuery, notEmulated } from '../errors';

/**
 * Properties and relations that Microsoft Graph has, by type; of the types that the emulator serves in part. From the
 * published type definitions, `@microsoft/microsoft-graph-types` 2.43.
 */
const known: Record<string, ReadonlySet<string>> = {
  user: namesOf(`aboutMe accountEnabled activities ageGroup agreementAcceptances appRoleAssignments assignedLicenses
    assignedPlans authentication authorizationInfo birthday businessPhones calendar calendarGroups calendarView calendars
    chats city cloudClipboard companyName consentProvidedForMinor contactFolders contacts country createdDateTime
    createdObjects creationType customSecurityAttributes dataSecurityAndGovernance deletedDateTime department
    deviceEnrollmentLimit deviceManagementTroubleshootingEvents directReports displayName drive drives employeeExperience
    employeeHireDate employeeId employeeLeaveDateTime employeeOrgData employeeType events extensions externalUserState
    externalUserStateChangeDateTime faxNumber followedSites givenName hireDate id identities imAddresses
    inferenceClassification insights interests isManagementRestricted isResourceAccount jobTitle joinedTeams
    lastPasswordChangeDateTime legalAgeGroupClassification licenseAssignmentStates licenseDetails mail mailFolders
    mailNickname mailboxSettings managedAppRegistrations managedDevices manager memberOf messages mobilePhone mySite
    oauth2PermissionGrants officeLocation onPremisesDistinguishedName onPremisesDomainName onPremisesExtensionAttributes
    onPremisesImmutableId onPremisesLastSyncDateTime onPremisesProvisioningErrors onPremisesSamAccountName
    onPremisesSecurityIdentifier onPremisesSyncEnabled onPremisesUserPrincipalName onenote onlineMeetings otherMails
    outlook ownedDevices ownedObjects passwordPolicies passwordProfile pastProjects people permissionGrants photo photos
    planner postalCode preferredDataLocation preferredLanguage preferredName presence print provisionedPlans
    proxyAddresses registeredDevices responsibilities schools scopedRoleMemberOf securityIdentifier
    serviceProvisioningErrors settings showInAddressList signInActivity signInSessionsValidFromDateTime skills solutions
    sponsors state streetAddress surname teamwork todo transitiveMemberOf usageLocation userPrincipalName userType`),
  group: namesOf(`acceptedSenders allowExternalSenders appRoleAssignments assignedLabels assignedLicenses
    autoSubscribeNewMembers calendar calendarView classification conversations createdDateTime createdOnBehalfOf
    deletedDateTime description displayName drive drives events expirationDateTime extensions groupLifecyclePolicies
    groupTypes hasMembersWithLicenseErrors hideFromAddressLists hideFromOutlookClients id isArchived isAssignableToRole
    isManagementRestricted isSubscribedByMail licenseProcessingState mail mailEnabled mailNickname memberOf members
    membersWithLicenseErrors membershipRule membershipRuleProcessingState onPremisesDomainName onPremisesLastSyncDateTime
    onPremisesNetBiosName onPremisesProvisioningErrors onPremisesSamAccountName onPremisesSecurityIdentifier
    onPremisesSyncEnabled onenote owners permissionGrants photo photos planner preferredDataLocation preferredLanguage
    proxyAddresses rejectedSenders renewedDateTime securityEnabled securityIdentifier serviceProvisioningErrors settings
    sites team theme threads transitiveMemberOf transitiveMembers uniqueName unseenCount visibility`),
  organization: namesOf(`assignedPlans branding businessPhones certificateBasedAuthConfiguration city country
    countryLetterCode createdDateTime defaultUsageLocation deletedDateTime displayName extensions id
    marketingNotificationEmails mobileDeviceManagementAuthority onPremisesLastSyncDateTime onPremisesSyncEnabled
    partnerTenantType postalCode preferredLanguage privacyProfile provisionedPlans securityComplianceNotificationMails
    securityComplianceNotificationPhones state street technicalNotificationMails tenantType verifiedDomains`),
};

/**
 * The error for a property that the emulator does not have: 501 where Graph has it, else 400 in Graph's words, which
 * begin with the clause that names it (`Invalid filter clause`).
 */
export function propertyMissing(type: string, name: string, clause: string) {
  if (known[type]?.has(name.replace(/\/.*/, '').toLowerCase()) === true)
    return notEmulated(`The property ${name} of ${type}`);
  return invalidQuery(
    `${clause}: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
  );
}

function namesOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).map((name) => name.toLowerCase()));
}
