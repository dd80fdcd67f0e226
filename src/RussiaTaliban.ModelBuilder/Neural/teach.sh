#!/bin/bash
# Trains everything in the current folder: the towers; three readers in parallel, each on practice sets and then on our own questions; one reader distilled from the three.
# Takes eight minutes on a GPU (H200, 16 cores). Needs minilm.npz (bert.pack), vocab.txt and data.json in the folder. Without a GPU: DEV=cpu W=0 GRP=8 CH=16, and more minutes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
DEV=${DEV:-cuda} W=${W:-4} P=${P:-2.8} O=${O:-2.8} D=${D:-1.8} GRP=${GRP:-48} CH=${CH:-256} TG=${TG:-12}
base="--base minilm.npz --vocab vocab.txt --data data.json --device $DEV"
reader="python3 $here/train_reader.py $base --workers $W --chunk $CH --group $GRP --frozen 0"
export OMP_NUM_THREADS=1
(
 python3 "$here/train_encoder.py" $base --epochs 6 --minutes 1.6 --rate 1e-4 --together "$TG" --chunk 64 --public 100 --drop 0.05 --save encoder.pt > encoder.log 2>&1
 python3 "$here/nearest.py" --base minilm.npz --vocab vocab.txt --data data.json --device "$DEV" --encoder encoder.pt --out near.tmp
 mv near.tmp near.json
) &
one() { # name, seed, rate of the practice, drop, rate of our own
 $reader --stage practice --minutes "$P" --rate "$3" --drop "$4" --seed "$2" --save "$1-practice.pt" --check-every 1.2 > "$1-practice.log" 2>&1
 until [ -e near.json ]; do sleep 1; done
 $reader --stage own --start "$1-practice.pt" --near near.json --public 6000 --minutes "$O" --rate "$5" --drop "$4" --negatives 4 --seed "$2" --save "$1.pt" --check-every 0.7 > "$1.log" 2>&1
}
one a 1 2e-4 0.1 1e-4 & one b 2 1.5e-4 0.1 8e-5 & one c 3 3e-4 0.15 1.5e-4 &
wait
$reader --stage own --start a.pt --teachers a.pt b.pt c.pt --near near.json --public 8000 --minutes "$D" --rate 6e-5 --drop 0.05 --negatives 4 --seed 7 --save reader.pt --check-every 0.7 > reader.log 2>&1
