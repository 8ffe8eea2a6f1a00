package io.feldspar.executor.standalone.master;

/// Decides which of several masters leads.
interface Leadership extends AutoCloseable {

    /// A master that may lead. Its methods are called by one thread at a time.
    interface Candidate {

        /// It leads until [#standBy], or until its journal says that another master has taken over.
        ///
        /// @param journal which the candidate closes
        void lead(Journal journal);

        /// It no longer leads. It may lead again later.
        void standBy();

        /// It can never lead.
        void fail(Exception reason);
    }

    /// Takes part in the election from now on.
    void enter(Candidate candidate);

    /// Leaves the election; another master may lead at once.
    @Override
    void close();
}
