package io.feldspar.rdd.protocol;

/// Who a driver is.
///
/// @param applicationId of the application that it runs, over all its drivers
/// @param incarnation of this driver, not 0: another one for the same application has another, so
///     that a registration of the first is not taken for one of the second
public record DriverIdentity(String applicationId, long incarnation) {

    public DriverIdentity {
        if (incarnation == 0) {
            throw new IllegalArgumentException("incarnation 0 is that of no driver");
        }
    }
}
