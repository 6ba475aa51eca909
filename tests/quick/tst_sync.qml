import QtQuick
import Cunbao.Phone
import Cunbao.ViewModel

/// What waits to be uploaded, the exchange with a hub, and the road by file.
Item {
    id: stage

    width: 412
    height: 915

    Component { id: syncPage; SyncPage {} }
    Component { id: phoneShell; PhoneShell {} }
    Component { id: otherSide; SyncPageModel {} }
    Component { id: trace; TraceModel {} }

    PageCase {
        name: "Sync"
        stage: stage

        /// What the office holds of a figure, by a session of its own.
        function figureAtTheOffice(session) {
            const figure = make(trace, { session: session, indicator: leaflets });
            tryVerify(() => figure.loaded);
            return figure.missing ? "missing" : figure.value;
        }

        function recordTwo() {
            verify(township.record(0, leaflets, 300, "2020-11-20"));
            verify(township.record(0, leaflets, 200, "2020-11-21"));
        }

        function test_uploaded() {
            recordTwo();
            const session = township.phone();
            show(syncPage, { session: session });
            const before = session.sync.pending;
            verify(before >= 2);
            sees("Waiting to be uploaded: " + before);
            sees("No sync since the app was opened");
            taps("Sync now");
            sees("Nothing waits to be uploaded");
            sees("Last sync: ");
            compare(session.sync.pending, 0);
            const office = township.office();
            compare(figureAtTheOffice(office), "missing");
            township.sync(office);
            compare(figureAtTheOffice(office), "500\u00a0copies");
        }

        function test_theTabCounts() {
            recordTwo();
            const session = township.phone();
            show(phoneShell, { session: session });
            sees("Sync, " + session.sync.pending);
            taps("Sync");
            taps("Sync now");
            sees("Nothing waits to be uploaded");
            verify(control("Sync"));
        }

        function test_aPhoneThatHasRecordedNothingSaysSo() {
            show(phoneShell, { session: township.phone() });
            verify(control("Nothing to upload"));
            verify(!person.inSight("All uploaded"));
            sees("Nothing has been recorded on this device yet.");
            taps("Sync");
            sees("Nothing waits to be uploaded");
            sees("Nothing has been recorded on this device yet.");
        }

        function test_aPhoneThatIsNotLetInYetSaysSo() {
            show(phoneShell, { session: township.joiner() });
            verify(control("Waiting for the office"));
            verify(!person.inSight("All uploaded"));
            taps("Sync");
            sees("This device is still waiting for the office to confirm it");
        }

        function test_theOfficeHasIt() {
            recordTwo();
            const session = township.phone();
            const office = township.office();
            show(syncPage, { session: session });
            sees("Not confirmed by it yet: 2");
            township.sync(session);
            township.sync(office);
            verify(!person.inSight("Received, by its signed receipt: ")); // nobody has told the phone
            township.sync(session);
            sees("Received, by its signed receipt: 2");
            seesNoLonger("Not confirmed by it yet: ");
        }

        function test_byFile() {
            recordTwo();
            const session = township.phone();
            show(syncPage, { session: session });
            taps("Send as a file…");
            sees("The file is ready, with ");
            compare(township.shared().length, 1);
            const office = township.office();
            const taking = make(otherSide, { session: office });
            tryVerify(() => taking.loaded);
            compare(figureAtTheOffice(office), "missing");
            taking.importFrom("file://" + township.shared()[0]);
            tryCompare(taking, "fileWork", SyncPageModel.TakenIn);
            compare(taking.fileOperations, 2);
            compare(figureAtTheOffice(office), "500\u00a0copies");
        }
    }
}
