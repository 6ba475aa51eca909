<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnswerPage</name>
    <message numerus="yes">
        <source>%n ticked</source>
        <translation>
            <numerusform>%n ticked</numerusform>
            <numerusform>%n ticked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n answers</source>
        <translation>
            <numerusform>Confirm %n answer</numerusform>
            <numerusform>Confirm %n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers are recorded on this phone.</source>
        <translation>
            <numerusform>%n answer is recorded on this phone.</numerusform>
            <numerusform>%n answers are recorded on this phone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionsCard</name>
    <message numerus="yes">
        <source>%n doubts</source>
        <translation>
            <numerusform>%n doubt</numerusform>
            <numerusform>%n doubts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n villages have not begun</source>
        <translation>
            <numerusform>%n village has not begun</numerusform>
            <numerusform>%n villages have not begun</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message numerus="yes">
        <source>%n in use</source>
        <translation>
            <numerusform>%n in use</numerusform>
            <numerusform>%n in use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoubtsPage</name>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HubHereCard</name>
    <message numerus="yes">
        <source>%n devices</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeShell</name>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeVillagesStep</name>
    <message numerus="yes">
        <source>%n villages</source>
        <translation>
            <numerusform>%n village</numerusform>
            <numerusform>%n villages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwedRow</name>
    <message numerus="yes">
        <source>%n owed</source>
        <translation>
            <numerusform>%n owed</numerusform>
            <numerusform>%n owed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportNotices</name>
    <message numerus="yes">
        <source>%n places are still incomplete; they are marked in the text.</source>
        <translation>
            <numerusform>%n place is still incomplete; it is marked in the text.</numerusform>
            <numerusform>%n places are still incomplete; they are marked in the text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoundCard</name>
    <message numerus="yes">
        <source>Was due on %1, %n days ago</source>
        <translation>
            <numerusform>Was due on %1, %n day ago</numerusform>
            <numerusform>Was due on %1, %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Due on %1, %n days left</source>
        <translation>
            <numerusform>Due on %1, %n day left</numerusform>
            <numerusform>Due on %1, %n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>%n to upload</source>
        <translation>
            <numerusform>%n to upload</numerusform>
            <numerusform>%n to upload</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayHead</name>
    <message numerus="yes">
        <source>Overdue by %n days</source>
        <translation>
            <numerusform>Overdue by %n day</numerusform>
            <numerusform>Overdue by %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraceFigureView</name>
    <message numerus="yes">
        <source>%n</source>
        <comment>count of villages</comment>
        <translation>
            <numerusform>%n</numerusform>
            <numerusform>%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraceUnitView</name>
    <message numerus="yes">
        <source>%n corrections</source>
        <translation>
            <numerusform>%n correction</numerusform>
            <numerusform>%n corrections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message numerus="yes">
        <source>%n entries are only on this phone so far.</source>
        <translation>
            <numerusform>%n entry is only on this phone so far.</numerusform>
            <numerusform>%n entries are only on this phone so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A new invite does not bring back the %n entries that are only on this phone. Try to remember first.</source>
        <translation>
            <numerusform>A new invite does not bring back the entry that is only on this phone. Try to remember first.</numerusform>
            <numerusform>A new invite does not bring back the %n entries that are only on this phone. Try to remember first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VillageRow</name>
    <message numerus="yes">
        <source>%n devices</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
</TS>
