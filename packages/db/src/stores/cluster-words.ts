/** What people say of a cluster; nothing that runs depends on it. */
export interface ClusterWords {
  description: string;
}

export const wordsOf = ({ description }: ClusterWords): ClusterWords => ({ description });
