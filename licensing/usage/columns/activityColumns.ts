import { NO_ACTIVITY, type ActivityRow, type ServiceActivity } from '../activityRow';
import { byService, MEASURED_SERVICES, type MeasuredService } from '../services';
import { FlagColumn } from './flagColumn';
import { SharedTexts, TextColumn } from './textColumn';

/** The cells of one service. Dates are `YYYY-MM-DD`. */
interface ServiceColumns {
  licensed: FlagColumn;
  lastActivityDate: TextColumn;
  assignedDate: TextColumn;
}

/** What a row says of the user besides activity. */
type Profile = Pick<ActivityRow, 'userId' | 'displayName' | 'assignedProducts' | 'raw'>;

const NO_PROFILE: Profile = { userId: '', displayName: null, assignedProducts: [], raw: null };

/**
 * Rows of the activity reports in columns: some 40 bytes each, where objects take a kilobyte. `keepProfiles`: whether
 * names, products and the reports' own cells are kept too; rows have none otherwise.
 */
export class ActivityColumns {
  private readonly dates = new SharedTexts();
  private readonly services: Record<MeasuredService, ServiceColumns>;
  private readonly isDeleted = new FlagColumn();
  private readonly isInActiveUsers = new FlagColumn();
  private readonly isInEmailActivity = new FlagColumn();
  private readonly deletedDate = new TextColumn(this.dates);
  private readonly refreshDate = new TextColumn(this.dates);
  private readonly profiles: Profile[] = [];

  /** How many rows there are. */
  size = 0;

  constructor(private readonly keepProfiles: boolean) {
    const columnsOfService = (): ServiceColumns => ({
      licensed: new FlagColumn(),
      lastActivityDate: new TextColumn(this.dates),
      assignedDate: new TextColumn(this.dates),
    });
    this.services = byService(columnsOfService);
  }

  /** Adds a row and returns its number. */
  add(row: ActivityRow): number {
    this.set(this.size, row);
    return this.size++;
  }

  set(number: number, row: ActivityRow): void {
    for (const service of MEASURED_SERVICES) {
      const columns = this.services[service];
      const { licensed, lastActivityDate, assignedDate } = row.services[service];
      columns.licensed.set(number, licensed);
      columns.lastActivityDate.set(number, lastActivityDate);
      columns.assignedDate.set(number, assignedDate);
    }
    this.isDeleted.set(number, row.isDeleted);
    this.isInActiveUsers.set(number, row.isInActiveUsers);
    this.isInEmailActivity.set(number, row.isInEmailActivity);
    this.deletedDate.set(number, row.deletedDate);
    this.refreshDate.set(number, row.reportRefreshDate);
    if (!this.keepProfiles) return;
    const { userId, displayName, assignedProducts, raw } = row;
    this.profiles[number] = { userId, displayName, assignedProducts, raw };
  }

  get(number: number): ActivityRow {
    const { userId, displayName, assignedProducts, raw } = this.profiles[number] ?? NO_PROFILE;
    return {
      userId,
      displayName,
      isDeleted: this.isDeletedAt(number),
      deletedDate: this.deletedDate.get(number),
      services: byService((service) => this.activityIn(service, number)),
      isInActiveUsers: this.isInActiveUsers.get(number) === true,
      isInEmailActivity: this.isInEmailActivity.get(number) === true,
      assignedProducts,
      reportRefreshDate: this.refreshDate.get(number) ?? '',
      raw,
    };
  }

  isDeletedAt(number: number): boolean {
    return this.isDeleted.get(number) === true;
  }

  private activityIn(service: MeasuredService, number: number): ServiceActivity {
    const columns = this.services[service];
    const licensed = columns.licensed.get(number);
    const lastActivityDate = columns.lastActivityDate.get(number);
    const assignedDate = columns.assignedDate.get(number);
    if (licensed === null && lastActivityDate === null && assignedDate === null) return NO_ACTIVITY;
    return { licensed, lastActivityDate, assignedDate };
  }
}
