package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Reshaping;
import io.feldspar.sql.parser.Statement;

/// How one kind of statement is executed.
@FunctionalInterface
interface StatementExecution {

    /// See [io.feldspar.session.operation.Work#run].
    OperationResult run(StatementContext context);

    static StatementExecution of(Statement statement) {
        return switch (statement) {
            case Statement.Query query -> new QueryExecution(query);
            case Statement.Explain explain -> new ExplainExecution(explain);
            case Statement.Summarize summarize -> new SummarizeExecution(summarize);
            case Statement.Reshape(Reshaping.Pivot pivot) -> new PivotExecution(pivot);
            case Statement.Reshape(Reshaping.Unpivot unpivot) -> new UnpivotExecution(unpivot);
            case Statement.Security security -> new SecurityExecution(security);
            case Statement.Set set -> new SetExecution(set);
            case Statement.Execute execute -> new ExecuteExecution(execute);
            case Statement.Transaction transaction -> new TransactionExecution(transaction);
            case Statement.Change change -> of(change);
            case Statement.Definition definition -> of(definition);
            case Statement.Inspection inspection -> of(inspection);
        };
    }

    private static StatementExecution of(Statement.Change change) {
        return switch (change) {
            case Statement.CreateTable create -> new CreateTableExecution(create);
            case Statement.CreateTableLike create -> new CreateTableLikeExecution(create);
            case Statement.AlterTable alter -> new AlterTableExecution(alter);
            case Statement.Copy copy -> new CopyExecution(copy);
            case Statement.Insert insert -> new InsertExecution(insert);
            case Statement.InsertPartition insert -> new InsertPartitionExecution(insert);
            case Statement.DropPartitions drop -> new DropPartitionsExecution(drop);
            case Statement.Delete delete -> new DeleteExecution(delete);
            case Statement.Update update -> new UpdateExecution(update);
            case Statement.Merge merge -> new MergeExecution(merge);
            case Statement.Truncate truncate -> new TruncateExecution(truncate);
            case Statement.Optimize optimize -> new OptimizeExecution(optimize);
            case Statement.Vacuum vacuum -> new VacuumExecution(vacuum);
            case Statement.Restore restore -> new RestoreExecution(restore);
            case Statement.Cache cache -> new CacheExecution(cache);
            case Statement.Declare declare -> new DeclareExecution(declare);
            case Statement.SetVariable set -> new SetVariableExecution(set);
            case Statement.Immediate immediate ->
                    throw new IllegalStateException("a text that was not parsed: " + immediate);
        };
    }

    private static StatementExecution of(Statement.Definition definition) {
        return switch (definition) {
            case Statement.CreateIndex create -> new CreateIndexExecution(create);
            case Statement.CreateSequence create -> new CreateSequenceExecution(create);
            case Statement.CreateView create -> new CreateViewExecution(create);
            case Statement.CreateFunction create -> new CreateFunctionExecution(create);
            case Statement.CreateJavaFunction create -> new CreateJavaFunctionExecution(create);
            case Statement.CreateSchema create -> new CreateSchemaExecution(create);
            case Statement.RenameTable rename -> new RenameTableExecution(rename);
            case Statement.Drop drop -> new DropExecution(drop);
            case Statement.Uncache uncache -> new UncacheExecution(uncache);
            case Statement.ClearCache _ -> UncacheExecution::all;
            case Statement.Prepare prepare -> new PrepareExecution(prepare);
            case Statement.Deallocate deallocate ->
                    context -> PrepareExecution.deallocate(context, deallocate);
            case Statement.Reset reset -> new ResetExecution(reset);
            case Statement.Use use -> new UseExecution(use);
        };
    }

    private static StatementExecution of(Statement.Inspection inspection) {
        return switch (inspection) {
            case Statement.DescribeHistory describe -> new DescribeHistoryExecution(describe);
            case Statement.ShowCached _ -> new ShowCachedExecution();
            case Statement.Show show -> new ShowExecution(show);
            case Statement.ShowColumns show -> new ShowColumnsExecution(show);
            case Statement.ShowCreate show -> new ShowCreateExecution(show);
            case Statement.ShowProperties show -> new ShowPropertiesExecution(show);
            case Statement.ShowPartitions show -> new ShowPartitionsExecution(show);
            case Statement.ShowCurrent show -> new ShowCurrentExecution(show);
            case Statement.ShowProcesses show -> new ShowProcessesExecution(show);
            case Statement.ShowNamed show -> new ShowNamedExecution(show);
            case Statement.DescribeSchema describe -> new DescribeSchemaExecution(describe);
            case Statement.Describe describe -> new DescribeExecution(describe);
            case Statement.DescribeQuery describe -> new DescribeQueryExecution(describe);
            case Statement.DescribeFunction describe -> new DescribeFunctionExecution(describe);
        };
    }
}
