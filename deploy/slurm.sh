#!/usr/bin/env bash
# Writes a dataset on a Slurm cluster: an array of shards, and a job that merges them when all are there.
#
#   deploy/slurm.sh SHARDS SCENARIO OUT [options of sbatch…]
#   deploy/slurm.sh 8 town.yaml /shared/town --cpus-per-task=4 --mem=4G --time=2:00:00
#
# PATCHCORD is the command on the nodes (npx patchcord). A task that dies is queued again, three times at most, and goes on
# from the days that it has done.
set -euo pipefail

if [ $# -lt 3 ]; then
  sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
shards=$1
scenario=$(printf %q "$(realpath "$2")")
out=$(realpath -m "$3")
shift 3
patchcord=${PATCHCORD:-npx patchcord}
to=$(printf %q "$out")
mkdir -p "$(dirname "$out")"

array=$(sbatch --parsable --job-name=patchcord --array="1-$shards" --requeue --open-mode=append --output="$out-shard-%a.log" "$@" <<TASK
#!/usr/bin/env bash
code=0
$patchcord generate $scenario --shard auto --out $to-shards --workers "\${SLURM_CPUS_PER_TASK:-1}" --quiet || code=\$?
# 2 is a mistake in the scenario or the command, 4 a disk without room: once more would end the same way.
case \$code in
  0 | 2 | 4) exit \$code ;;
esac
echo "shard \$SLURM_ARRAY_TASK_ID ended with \$code" >&2
[ "\${SLURM_RESTART_COUNT:-0}" -ge 3 ] || scontrol requeue "\$SLURM_JOB_ID"
exit \$code
TASK
)
merge=$(sbatch --parsable --job-name=patchcord-merge --dependency="afterok:$array" --output="$out-merge.log" "$@" \
  --wrap="$patchcord merge $to-shards --out $to --quiet")
echo "shards: job $array (1-$shards); merging: job $merge, into $out"
