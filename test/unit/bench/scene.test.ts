import { askedQuestion } from '../../../bench/scene';

const get = (path: string, query: Record<string, string> = {}) => ({ method: 'GET', path, query });

describe('askedQuestion', () => {
  it('gives the pages and the reports of a run, however the list was split', () => {
    const log = [
      { method: 'POST', path: '/tenant/oauth2/v2.0/token', query: {} },
      get('/v1.0/users', { $select: 'id', $top: '1' }),
      get('/v1.0/users', {
        $select: 'id,mail',
        $top: '999',
        $filter: 'createdDateTime ge 2020-01-01T00:00:00Z',
      }),
      get('/v1.0/users', { $select: 'id,mail', $top: '999', $skiptoken: 'abc' }),
      get("/v1.0/reports/getEmailActivityUserDetail(period='D180')"),
      get("/v1.0/reports/getEmailActivityUserDetail(period='D180')"),
      get('/beta/reports/getSomething', { $format: 'text/csv' }),
      get('/v1.0/users/1', { $select: 'id,mail,displayName' }),
    ];
    expect(askedQuestion(log)).toEqual({
      usersPath: '/v1.0/users?$select=id,mail&$top=999',
      reportPaths: [
        "/v1.0/reports/getEmailActivityUserDetail(period='D180')",
        '/beta/reports/getSomething?$format=text/csv',
      ],
    });
  });

  it('is an error where no users were asked for: a floor of nothing would be met by nobody', () => {
    expect(() => askedQuestion([get('/v1.0/organization')])).toThrow('No page of users was asked for.');
  });
});
