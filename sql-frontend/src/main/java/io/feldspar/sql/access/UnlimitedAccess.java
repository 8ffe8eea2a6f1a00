package io.feldspar.sql.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything is allowed, and nothing is recorded.
record UnlimitedAccess(String user) implements Access {

    @Override
    public boolean hasRole(String role) {
        return false;
    }

    @Override
    public boolean sees(Securable what) {
        return true;
    }

    @Override
    public boolean owns(Securable what) {
        return true;
    }

    @Override
    public @Nullable Restriction read(Securable table) {
        return null;
    }

    @Override
    public void require(Privilege privilege, Securable what) {}

    @Override
    public void requireInsert(Securable table, List<String> columns) {}

    @Override
    public void created(Securable what) {}

    @Override
    public void dropped(Securable what) {}

    @Override
    public Access of(String other) {
        return this;
    }

    @Override
    public String version() {
        return user;
    }

    @Override
    public boolean isAdmin() {
        return false;
    }

    @Override
    public boolean limited() {
        return false;
    }
}
