import type { GraphRoute } from '../handler';
import { listLicenseDetails } from './details';
import { assignGroupLicense } from './groupWrite';
import { assignLicense, reprocessLicenseAssignment } from './write';

/** Licenses of users and groups, read and written. */
export const licenseRoutes: readonly GraphRoute[] = [
  {
    method: 'POST',
    pattern: '/users/{id}/assignLicense',
    permissions: ['LicenseAssignment.ReadWrite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
    queryOptions: [],
    handle: assignLicense,
  },
  {
    method: 'POST',
    pattern: '/users/{id}/microsoft.graph.assignLicense',
    permissions: ['LicenseAssignment.ReadWrite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
    queryOptions: [],
    handle: assignLicense,
  },
  {
    method: 'POST',
    pattern: '/users/{id}/reprocessLicenseAssignment',
    permissions: ['User.ReadWrite.All', 'Directory.ReadWrite.All'],
    queryOptions: [],
    handle: reprocessLicenseAssignment,
  },
  {
    method: 'GET',
    pattern: '/users/{id}/licenseDetails',
    permissions: [
      'LicenseAssignment.Read.All',
      'User.Read.All',
      'Directory.Read.All',
      'LicenseAssignment.ReadWrite.All',
      'User.ReadWrite.All',
      'Directory.ReadWrite.All',
    ],
    resourceUnits: 2,
    queryOptions: ['$select'],
    handle: listLicenseDetails,
  },
  {
    method: 'POST',
    pattern: '/groups/{id}/assignLicense',
    permissions: ['LicenseAssignment.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'],
    queryOptions: [],
    handle: assignGroupLicense,
  },
];
