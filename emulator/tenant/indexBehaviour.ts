/**
 * How the index that answers advanced queries departs from the directory. Microsoft's page: "Advanced query capabilities on
 * Microsoft Entra ID objects", which calls its answers eventually consistent.
 */
export interface IndexBehaviour {
  /**
   * How many of the latest changes to users the index has not heard of: who came is missing, who was deleted is still
   * there, licenses and properties are old. Changes from before this was set are known to it. Default 0.
   */
  changesBehind?: number;
  /** True: advanced queries are refused, as in an Azure AD B2C tenant. Default false. */
  refuses?: boolean;
  /** What it says there are of so many users. Default: the truth. */
  miscount?: (count: number) => number;
}
