/** A block of overlay addresses: /24 units, `firstUnit` from the overlay's base. */
export interface AddressSlice {
  firstUnit: number;
  units: number;
}
